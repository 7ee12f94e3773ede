/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk takes small files only, so that the results of single tests have room and the reports of the whole run have
 * none. A limit to the size of files stands for the end of the disk: any user can set it, and the write fails as late.
 */
@Timeout(120)
class FullDiskTest {
    private static final String KIB = "8";

    @TempDir
    private Path folder;

    private Path results;

    @BeforeEach
    void makeFolder() throws Exception {
        results = Files.createDirectory(folder.resolve("results"));
    }

    @Test
    void aRunThatConformsEndsAsBrokenAndKeepsWhatFits() throws Exception {
        Process run = run("--target", "sim:7.3");

        assertThat(lines(run.errorReader().lines().toList()))
                .singleElement()
                .asString()
                .startsWith("kcov-tck: cannot write " + results)
                .contains("File too large");
        assertThat(run.inputReader().lines()).last().asString().startsWith("RULES ");
        assertThat(run.waitFor()).isEqualTo(3);
        assertThat(AllureFolder.results(results)).hasSizeGreaterThan(100);
    }

    @Test
    void aViolationIsNotHidden() throws Exception {
        Process run = run("--target", "sim:6.12", "--profile", "7.3");

        assertThat(run.inputReader().lines()).anyMatch(line -> line.startsWith("VIOLATES "));
        assertThat(run.waitFor()).isEqualTo(1);
    }

    private static List<String> lines(List<String> errors) {
        return errors.stream().filter(line -> line.startsWith("kcov-tck: ")).toList();
    }

    private Process run(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("run", "--results", results.toString()));
        arguments.addAll(List.of(options));
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f " + KIB + "; exec \"$0\" -XX:-UsePerfData \"$@\""));
        command.addAll(ChildJvm.of(folder, arguments.toArray(String[]::new)).command());
        return new ProcessBuilder(command).start();
    }
}
