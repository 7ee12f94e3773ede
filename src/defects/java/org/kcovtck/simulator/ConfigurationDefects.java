/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.List;

/** Defects of the chapter configuration. */
final class ConfigurationDefects {
    static final List<Defect> ALL = List.of();

    private ConfigurationDefects() {}
}
