/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.util.function.Consumer;
import org.kcovtck.errors.BrokenException;

/** The Debian packages that building and booting kernels needs. */
final class HostPackages {
    private HostPackages() {}

    /**
     * Installs those that are missing, telling {@code notes} so.
     *
     * @throws BrokenException with the command that would, when this user may not install packages
     */
    static void ensure(VmImages sources, Consumer<String> notes) {
        String script = sources.installPackages().toString();
        HostCommand.Result result = HostCommand.of(script)
                .eachLine(line -> {
                    if (line.startsWith("Installing:")) {
                        notes.accept(line);
                    }
                })
                .run();
        if (result.status() != 0) {
            throw new BrokenException("packages are missing on this machine, run as root: " + result.lastLine());
        }
    }
}
