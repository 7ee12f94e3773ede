/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.harness.Selection;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;
import org.kcovtck.harness.VmBench;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.ssh.SshAddress;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.vm.RunningVm;

/** The command on a VM that does not hold out: what it leaves, and its exit status. */
@Tag("vm")
@Timeout(300)
class RunOnLostVmTest {
    /** So many tests have ended when it happens. */
    private static final int BEFORE = 3;

    private static final String[] SUITES = {"ioctl", "init", "mmap", "handles"};

    @TempDir
    private Path folder;

    private Path results;
    private Path json;

    @BeforeEach
    void makeFolder() throws Exception {
        results = Files.createDirectory(folder.resolve("results"));
        json = folder.resolve("verdicts.json");
    }

    @Test
    void aVmThatIsKilledCostsOneRuleItsVerdictAndTheStatusIsBroken() throws Exception {
        Process run = startedRun();

        RunningVm.of(run.toHandle()).kill();

        assertThat(run.waitFor()).isEqualTo(3);
        assertOneIs("broken");
    }

    @Test
    void aKernelThatPanicsViolatesOneRuleAndTheStatusSaysSo() throws Exception {
        Process run = startedRun();

        RunningVm.of(run.toHandle()).order("echo c >/proc/sysrq-trigger");

        assertThat(run.waitFor()).isEqualTo(1);
        assertThat(assertOneIs("violates").findValues("log").toString()).contains("Kernel panic - not syncing: ");
    }

    @Test
    void aRunThatIsKilledLeavesResultsAndItsVmIsEndedByTheNext() throws Exception {
        Process run = startedRun();
        RunningVm vm = RunningVm.of(run.toHandle());

        run.destroyForcibly().waitFor();

        assertThat(AllureFolder.results(results)).hasSizeGreaterThanOrEqualTo(BEFORE);
        for (Path result : AllureFolder.results(results)) {
            assertThat(new ObjectMapper()
                            .readTree(result.toFile())
                            .get("status")
                            .asText())
                    .isEqualTo("passed");
        }
        assertThat(vm.runs()).isTrue();
        assertThat(CommandLineRun.of("vm", "list").out())
                .noneMatch(line -> line.contains(vm.state().id()));
        assertThat(vm.runs()).isFalse();
    }

    @Test
    void aSecondRunOnTheSameVmIsRefusedAndTheFirstGoesOn() {
        try (VmBench first = new VmBench("vm:7.3")) {
            TestVerdict verdict = first.judge(kernel -> {
                SshAddress vm = RunningVm.of(ProcessHandle.current()).state().address();
                CommandLineRun second = CommandLineRun.of(
                        "run",
                        "--target",
                        vm.url(),
                        "--identity",
                        vm.identities().get(0).toString(),
                        "--known-hosts",
                        vm.knownHosts().toString(),
                        "--results",
                        results.toString());

                assertThat(second.err())
                        .containsExactly("kcov-tck: another run of kcov-tck tests this kernel: wait for its end");
                assertThat(second.status()).isEqualTo(3);
                assertThat(results).isEmptyDirectory();
                kernel.newProcess().run(new Getpid()).required();
            });

            assertThat(verdict.verdict()).as(verdict.toString()).isEqualTo(Verdict.CONFORMS);
        }
    }

    /** In a JVM of its own, after its first tests. */
    private Process startedRun() throws Exception {
        String[] options = {"run", "--target", "vm:7.3", "--results", results.toString(), "--json", json.toString()};
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("--suite");
        arguments.addAll(List.of(SUITES));
        Process run = ChildJvm.of(folder, arguments.toArray(String[]::new))
                .redirectOutput(folder.resolve("output").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        AllureFolder.awaitResults(results, BEFORE);
        return run;
    }

    /** All rules have been judged: one so, the others as on a VM that holds out. */
    private JsonNode assertOneIs(String verdict) throws Exception {
        JsonNode rules = new ObjectMapper().readTree(json.toFile()).get("rules");
        Catalogue catalogue = Catalogue.load();
        assertThat(rules.findValuesAsText("id"))
                .hasSameSizeAs(
                        Selection.of(catalogue, List.of(SUITES), List.of()).rules());
        List<JsonNode> others = new ArrayList<>();
        rules.forEach(rule -> {
            String text = rule.get("verdict").asText();
            if (!text.equals("conforms") && !text.equals("not applicable") && !text.equals("known")) {
                others.add(rule);
            }
        });
        assertThat(others).extracting(rule -> rule.get("verdict").asText()).containsExactly(verdict);
        return others.get(0);
    }
}
