/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kcovtck.harness.Conformance;
import org.kcovtck.harness.ConformanceRun;
import org.kcovtck.harness.Selection;
import org.kcovtck.machine.Machines;
import org.kcovtck.machine.SshOptions;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;

/** The kselftest of what the simulator of the newest kernel does. */
final class KselftestFiles {
    private KselftestFiles() {}

    static void write(Path folder) throws IOException {
        Catalogue catalogue = Catalogue.load();
        Profiles profiles = Profiles.load();
        String name = profiles.newest().name();
        Kselftest kselftest = new Kselftest(name);
        try (Conformance conformance = new Conformance(
                catalogue,
                profiles,
                new Machines(profiles, SshOptions.ofUser(), note -> {}).open("sim:" + name),
                new Conformance.Settings(Optional.empty(), false, true, note -> {}),
                verdict -> {})) {
            conformance.whenRecorded((verdict, recording) -> {
                try {
                    kselftest.add(catalogue.rule(verdict.rule()), verdict, recording);
                } catch (Inexpressible e) {
                    // The others are told.
                }
            });
            ConformanceRun.withoutAllure(conformance, Selection.of(catalogue, List.of(), List.of()))
                    .run();
        }
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : kselftest.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
