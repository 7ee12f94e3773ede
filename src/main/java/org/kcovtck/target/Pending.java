/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.util.List;

/** A script that a task was sent, and whose outcomes nobody has waited for yet. */
@FunctionalInterface
public interface Pending {
    /** Waits until the script has ended; one outcome for each operation. */
    List<Outcome> outcomes();
}
