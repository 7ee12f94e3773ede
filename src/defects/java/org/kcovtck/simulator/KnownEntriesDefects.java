/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.List;

/** Defects of the chapter known-entries. */
final class KnownEntriesDefects {
    static final List<Defect> ALL = List.of();

    private KnownEntriesDefects() {}
}
