/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.List;

/** Defects of the chapter compat32. */
final class Compat32Defects {
    static final List<Defect> ALL = List.of();

    private Compat32Defects() {}
}
