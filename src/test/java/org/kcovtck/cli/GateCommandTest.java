/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gate says of two kernels, and to the shell. */
class GateCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aKernelThatDoesTheSameIsAccepted() {
        CommandLineRun run = gate("sim:7.3", "sim:7.2", "--rule", "EN-003");

        assertThat(run.lastLine()).isEqualTo("ACCEPTED: nothing got worse");
        assertThat(run.status()).isZero();
    }

    @Test
    void aNewViolationIsConfirmedAndRefused() {
        CommandLineRun run = gate("sim:7.3", "sim:7.3+any-subsystem", "--rule", "HANDLE-003");

        assertThat(run.err()).contains("again, for they differ: HANDLE-003");
        assertThat(run.out())
                .anyMatch(line -> line.startsWith("NEW VIOLATION HANDLE-003: conforms -> violates: ioctl("));
        assertThat(run.lastLine()).isEqualTo("REFUSED: 1 rule is not as before");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void whatIsFixedIsNoReasonToRefuse() {
        CommandLineRun run = gate("sim:7.3+any-subsystem", "sim:7.3", "--rule", "HANDLE-003");

        assertThat(run.out()).anyMatch(line -> line.startsWith("FIXED HANDLE-003: violates -> conforms"));
        assertThat(run.status()).isZero();
    }

    @Test
    void aKnownViolationThatStaysIsTheSame() {
        CommandLineRun run = gate("sim:7.3", "sim:7.2", "--rule", "MOVE-007");

        assertThat(run.out()).noneMatch(line -> line.contains("MOVE-007"));
        assertThat(run.status()).isZero();
    }

    @Test
    void anotherGenerationIsRefusedUntilItIsAnnounced() throws IOException {
        String[] rules = {"--rule", "SIM-001", "--rule", "SIM-011", "--rule", "EN-003", "--profile", "6.12+G7"};
        Path expect = Files.writeString(folder.resolve("expect.yaml"), """
                - rule: SIM-001
                  becomes: conforms
                - rule: SIM-011
                  becomes: not applicable
                """);
        Path half = Files.writeString(folder.resolve("half.yaml"), "- {rule: SIM-001, becomes: conforms}\n");

        CommandLineRun announced = gate("sim:6.12", "sim:7.3", and(rules, "--expect", expect.toString()));
        CommandLineRun notWhole = gate("sim:6.12", "sim:7.3", and(rules, "--expect", half.toString()));
        CommandLineRun byProfile = gate("sim:6.12", "sim:7.3", rules);

        assertThat(announced.lastLine()).isEqualTo("ACCEPTED: 2 rules changed as announced, and no other");
        assertThat(announced.status()).isZero();
        assertThat(notWhole.out()).anyMatch(line -> line.startsWith("CHANGED SIM-011: conforms -> not applicable"));
        assertThat(notWhole.status()).isEqualTo(1);
        assertThat(byProfile.status()).isZero();
    }

    @Test
    void allFormsAreWritten() throws IOException {
        List<String> forms = List.of("mail", "markdown", "ktap", "junit", "json");
        List<String> words = new ArrayList<>(List.of("--rule", "EN-003"));
        forms.forEach(
                form -> words.addAll(List.of("--" + form, folder.resolve(form).toString())));

        gate("sim:7.3", "sim:7.2", words.toArray(String[]::new));

        for (String form : forms) {
            assertThat(Files.readString(folder.resolve(form)))
                    .as(form)
                    .contains("EN-003".repeat(form.matches("mail|markdown") ? 0 : 1));
        }
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

    @Test
    void aKernelIsKnownByWhatItDoes() {
        CommandLineRun run = CommandLineRun.of("identify", "--target", "sim:5.10", "--results", folder.toString());

        assertThat(run.out())
                .contains("sim:5.10, Linux 5.10.0-sim, behaves like:")
                .anyMatch(line -> line.startsWith("  G4  v5.8-v5.17"))
                .contains("  remote-owner-kept      yes", "  hardirq-in-softirq     no");
        assertThat(run.out().stream().filter(line -> line.startsWith("  G"))).hasSize(1);
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

    private static String[] and(String[] words, String... more) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private CommandLineRun gate(String base, String head, String... more) {
        List<String> words = new ArrayList<>(List.of("gate", "--base", base, "--head", head));
        words.addAll(List.of(more));
        words.addAll(List.of("--results", folder.resolve("allure").toString()));
        return CommandLineRun.of(words.toArray(String[]::new));
    }
}
