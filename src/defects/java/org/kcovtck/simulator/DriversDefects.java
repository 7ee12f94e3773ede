/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.List;

/** Defects of the chapter drivers. */
final class DriversDefects {
    static final List<Defect> ALL = List.of();

    private DriversDefects() {}
}
