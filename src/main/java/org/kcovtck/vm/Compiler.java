/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

/** The C compiler that kernels are built with. */
final class Compiler {
    private Compiler() {}

    /** Its name and full version, which for a distribution's compiler includes the package's. */
    static String version() {
        return HostCommand.of("gcc", "--version").orFail("cannot run gcc").get(0);
    }
}
