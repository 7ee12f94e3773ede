/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.gate.Decision;
import org.kcovtck.gate.Untested;
import org.kcovtck.matrix.Column;
import org.kcovtck.matrix.KernelResult;
import org.kcovtck.report.ResultsFolder;

/** What the gate says of two kernels, and to the shell. */
class GateCommandTest {
    /** A line of each program that shows a violation. */
    private static final String STATUS = "Exit status: 0 as the rule says, 1 violated, 2 cannot tell.";

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

        assertThat(run.err()).contains("again, to be sure: HANDLE-003");
        assertThat(run.out())
                .anyMatch(line -> line.startsWith("NEW VIOLATION HANDLE-003: conforms -> violates: ioctl("));
        assertThat(run.lastLine()).isEqualTo("REFUSED: 1 rule is not as before");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void aRepetitionLeavesTheResultsOfTheWholeRunAlone() throws IOException {
        gate("sim:7.3", "sim:7.3+any-subsystem", "--rule", "HANDLE-003", "EN-003");

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.endsWith("results.ktap")))
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(file).content().contains("HANDLE-003", "EN-003"));
        }
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
    void withoutAVerdictNothingIsAccepted() {
        CommandLineRun run = gate("sim:7.3+no-comparisons", "sim:7.2+no-comparisons", "--rule", "USB-002");

        assertThat(run.lastLine()).isEqualTo("UNDECIDED: no rule has a verdict on either kernel");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void whatIsAnnouncedOfARuleThatIsNotRunIsWrong() throws IOException {
        Path expect = Files.writeString(folder.resolve("e.yaml"), "- {rule: EN-004, becomes: violates}\n");

        CommandLineRun run = gate("sim:7.3", "sim:7.2", "--rule", "EN-003", "--expect", expect.toString());

        assertThat(run.err())
                .containsExactly("kcov-tck: " + expect
                        + " announces EN-004, which is not run: select it, or take it out of the file");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void aSecondGateThatFindsTheResultsLockedSaysSo() throws Exception {
        Path json = Files.writeString(folder.resolve("json"), "of an earlier gate");
        Path results = folder.resolve("allure");
        String words = "gate --base sim:7.3 --head sim:7.2 --rule EN-003 --json " + json + " --results " + results;
        Process gate;
        String said;
        // A lock is a process's, so that this one cannot ask for it twice.
        try (ResultsFolder taken = ResultsFolder.open(results, "sim:7.2")) {
            gate = ChildJvm.of(folder, words.split(" ")).start();
            said = new String(gate.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(taken.ktap()).doesNotExist();
        }

        assertThat(said.lines().toList())
                .last()
                .asString()
                .startsWith(
                        "UNDECIDED: sim:7.2 cannot be tested: no result, status 2: another run leaves its results in ");
        assertThat(gate.waitFor()).isEqualTo(3);
        assertThat(json).content().contains("\"conclusion\" : \"UNDECIDED: sim:7.2 cannot be tested");
    }

    @Test
    void whatAnEarlierGateLeftIsRemoved() throws IOException {
        Path program = Files.writeString(folder.resolve("EN-003-old.c"), STATUS);
        Path other = Files.writeString(folder.resolve("mine.c"), STATUS);

        try (ResultsFolder taken = ResultsFolder.open(folder.resolve("allure"), "sim:7.2")) {
            assertThat(taken).isNotNull();
            gate("sim:7.3", "sim:7.2", "--rule", "EN-003", "--programs", folder.toString());
        }

        assertThat(program).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void aRangeInWhichNothingDiffersIsWrong() throws Exception {
        for (String words : List.of("init -q", "-c user.name=a -c user.email=a@b commit -q --allow-empty -m x")) {
            List<String> git = new ArrayList<>(List.of("git", "-C", folder.toString()));
            git.addAll(List.of(words.split(" ")));
            assertThat(new ProcessBuilder(git).inheritIO().start().waitFor()).isZero();
        }

        CommandLineRun run = CommandLineRun.of("gate", "--tree", folder.toString(), "--range", "HEAD..HEAD");

        assertThat(run.err())
                .containsExactly("kcov-tck: gate: nothing differs between the two commits of HEAD..HEAD of " + folder);
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void aTargetThatIsNotThereIsSeenBeforeAnythingIsRun() {
        CommandLineRun run = CommandLineRun.of("gate", "--base", "sim:7.3", "--head", "vm:nosuch");

        assertThat(run.err()).singleElement().asString().startsWith("kcov-tck: unknown kernel nosuch: ");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void theEvidenceOfARunGoesWithItsMessage() {
        assertThat(RunProcess.last(
                        List.of("kcov-tck: building", "kcov-tck: no boot", "  panic", "  oops", "bye", "  x")))
                .isEqualTo("no boot\n  panic\n  oops");
        assertThat(RunProcess.last(List.of("one", "two"))).isEqualTo("two");
        assertThat(RunProcess.last(List.of())).isEqualTo("no message");
    }

    @Test
    void onlyAKernelThatCannotBeTestedItselfIsThePatchsFault() {
        Column there = Column.of(KernelResult.none("vm:7.3"));
        Column panics = RunProcess.without("vm:p", ExitStatus.UNTESTABLE, "VM vm:p did not boot: the kernel panicked");
        Column locked = RunProcess.without("vm:p", ExitStatus.WRONG_USE, "another run");

        assertThat(GateCommand.untested(new TwoKernels.Columns(there, panics), true))
                .isEqualTo(Untested.refused("vm:p cannot be tested: VM vm:p did not boot: the kernel panicked"));
        assertThat(GateCommand.untested(new TwoKernels.Columns(there, panics), false)
                        .decision())
                .isEqualTo(Decision.UNDECIDED);
        assertThat(GateCommand.untested(new TwoKernels.Columns(there, locked), true)
                        .decision())
                .isEqualTo(Decision.UNDECIDED);
        assertThat(GateCommand.untested(new TwoKernels.Columns(panics, panics), true)
                        .decision())
                .isEqualTo(Decision.UNDECIDED);
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
