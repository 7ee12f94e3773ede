/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.List;

/** Defects of the chapter comparisons. */
final class ComparisonsDefects {
    static final List<Defect> ALL = List.of();

    private ComparisonsDefects() {}
}
