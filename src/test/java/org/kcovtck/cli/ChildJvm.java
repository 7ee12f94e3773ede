/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line as the launcher starts it: in a JVM of its own. */
final class ChildJvm {
    private ChildJvm() {}

    /** Not started yet. What is in the folder comes before the class path. */
    static ProcessBuilder of(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                folder + File.pathSeparator + System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
