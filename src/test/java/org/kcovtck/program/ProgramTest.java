/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kcovtck.harness.Conformance;
import org.kcovtck.harness.ConformanceRun;
import org.kcovtck.harness.Selection;
import org.kcovtck.machine.Machines;
import org.kcovtck.machine.SshOptions;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;

/** Programs of what the rules find on simulators with defects, and on older ones: GCC takes them as they are. */
class ProgramTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"sim:6.12, 7.3", "sim:5.10, 6.12", "sim:7.3+handles-left-behind, 7.3"})
    void compile(String target, String profile) throws Exception {
        List<String> notes = new ArrayList<>();
        Catalogue catalogue = Catalogue.load();
        Profiles profiles = Profiles.load();
        Programs programs = new Programs(folder, notes::add);
        try (Conformance conformance = new Conformance(
                catalogue,
                profiles,
                new Machines(profiles, SshOptions.ofUser(), note -> {}).open(target),
                new Conformance.Settings(Optional.of(profile), false, true, note -> {}),
                verdict -> {})) {
            conformance.whenRecorded(
                    (verdict, recording) -> programs.add(catalogue.rule(verdict.rule()), verdict, recording));
            ConformanceRun.withoutAllure(conformance, Selection.of(catalogue, List.of(), List.of()))
                    .run();
        }

        List<Path> sources;
        try (var files = Files.list(folder)) {
            sources = files.toList();
        }
        assertThat(sources).isNotEmpty();
        for (Path source : sources) {
            assertThat(Files.readAllLines(source))
                    .hasSizeLessThan(120)
                    .first()
                    .asString()
                    .contains("SPDX");
            assertThat(CCompiler.complaints(source, folder.resolve("program"))).isEmpty();
        }
    }
}
