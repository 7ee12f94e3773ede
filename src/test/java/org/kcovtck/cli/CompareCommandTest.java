/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two results beside each other, without their kernels. */
class CompareCommandTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsAnnouncedAndInNeitherResultIsRefused() throws IOException {
        Path result = result("sim:7.3");
        Path expect = Files.writeString(folder.resolve("e.yaml"), "- {rule: EN-004, becomes: violates}\n");

        CommandLineRun run =
                CommandLineRun.of("compare", result.toString(), result.toString(), "--expect", expect.toString());

        assertThat(run.out())
                .contains("NOT SEEN EN-004: broken -> broken: was to become violates: neither result has it");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void aReportThatCannotBeWrittenStopsNoOther() throws IOException {
        Path before = result("sim:7.3");
        Path json = folder.resolve("gate.json");

        CommandLineRun run = CommandLineRun.of(
                "compare", before.toString(), before.toString(), "--markdown", "/dev/full", "--json", json.toString());

        assertThat(run.err()).singleElement().asString().startsWith("kcov-tck: cannot write /dev/full: ");
        assertThat(run.out()).last().asString().startsWith("ACCEPTED: ");
        assertThat(json).content().contains("ACCEPTED");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void twoResultsCanBeComparedWithoutTheirKernels() {
        Path before = result("sim:7.3");
        Path now = result("sim:7.3+any-subsystem");

        CommandLineRun run = CommandLineRun.of("compare", before.toString(), now.toString());

        assertThat(run.out())
                .anyMatch(line -> line.startsWith("NEW VIOLATION HANDLE-003: conforms -> violates: ioctl("));
        assertThat(run.status()).isEqualTo(1);
        assertThat(CommandLineRun.of("compare", before.toString(), before.toString())
                        .status())
                .isZero();
    }

    private Path result(String target) {
        Path file = folder.resolve(target.replaceAll("\\W", "-") + ".json");
        CommandLineRun.of(
                "run",
                "--target",
                target,
                "--rule",
                "HANDLE-003",
                "--json",
                file.toString(),
                "--results",
                folder.toString());
        return file;
    }
}
