/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.harness.Conformance;
import org.kcovtck.harness.ConformanceRun;
import org.kcovtck.harness.Selection;
import org.kcovtck.harness.Verdict;
import org.kcovtck.harness.VmBench;
import org.kcovtck.machine.Machines;
import org.kcovtck.machine.MutantVm;
import org.kcovtck.machine.SshOptions;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;
import org.kcovtck.ssh.RemoteFile;
import org.kcovtck.vm.Kernel;
import org.kcovtck.vm.MutantList;
import org.kcovtck.vm.RunningVm;
import org.kcovtck.vm.VmImages;

/** The programs that show violations fail on the wrong kernel and pass on the right one, each on both. */
@Tag("vm")
@Timeout(600)
class ProgramsOnKernelsTest {
    private static final String RIGHT = "7.3";
    private static final String WRONG = "7.3-mutants";
    /** Wrong kernels that live: errors, bounds, roll-backs, exits, coverage, sections, warnings. */
    private static final List<String> MUTANTS = List.of(
            "add_does_not_look_for_the_handle",
            "add_fails_with_ebusy",
            "pc_drops_the_last",
            "stop_forgets_the_descriptor",
            "fork_copies_the_local_descriptor",
            "reset_forgets_the_mode",
            "remote_reset_removes_the_handles_of_all",
            "remote_reset_keeps_the_handles",
            "exit_does_nothing",
            "number_103_is_a_command",
            "init_takes_one_word",
            "init_may_be_repeated",
            "init_does_not_clear_the_buffer",
            "remote_takes_a_handle_twice",
            "remote_keeps_the_handles_before_a_taken_one",
            "remote_takes_any_number_of_handles",
            "remote_leaves_out_the_first_handle",
            "command_is_told_by_its_number_alone",
            "start_forgets_the_sequence",
            "cmp_operands_are_swapped",
            "section_of_a_bad_handle_gives_no_warning");

    @TempDir
    private Path folder;

    @Test
    void eachFailsOnTheWrongKernelAndPassesOnTheRightOne() throws Exception {
        Profiles profiles = Profiles.load();
        Catalogue catalogue = Catalogue.load();
        MutantList mutants =
                VmImages.ofHome().kernels().find(WRONG).flatMap(Kernel::mutants).orElseThrow();
        MutantVm vm = new Machines(profiles, SshOptions.ofUser(), note -> {}).withMutants(WRONG);
        Conformance.Settings settings = new Conformance.Settings(Optional.empty(), false, false, note -> {});
        Map<String, String> programs = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        // Another one: what a wrong kernel has left behind stays when it is put right.
        try (VmBench bench = new VmBench("vm:" + RIGHT);
                Conformance conformance = new Conformance(catalogue, profiles, vm, settings, verdict -> {})) {
            assertThat(bench.judge(kernel -> kernel.newProcess().openKcov()).verdict())
                    .isEqualTo(Verdict.CONFORMS);
            RunningVm right = RunningVm.of(ProcessHandle.current(), RIGHT);
            conformance.onRecording((verdict, recording) -> {
                if (verdict.verdict() == Verdict.VIOLATES) {
                    try {
                        programs.put(verdict.test(), Program.of(catalogue.rule(verdict.rule()), verdict, recording));
                    } catch (NoProgram e) {
                        System.out.println(verdict.test() + ": no program: " + e.getMessage());
                    }
                }
            });
            for (String name : MUTANTS) {
                programs.clear();
                vm.have(mutants.named(name).number());
                Selection rules =
                        Selection.of(catalogue, List.of(), mutants.named(name).rules());
                ConformanceRun.withoutAllure(conformance, rules).run();
                RunningVm running = RunningVm.of(ProcessHandle.current(), WRONG);
                for (Map.Entry<String, String> program : programs.entrySet()) {
                    tried++;
                    byte[] compiled = Files.readAllBytes(compiled(program.getValue()));
                    String bad = status(running, compiled);
                    String good = status(right, compiled);
                    if (!bad.endsWith("status 1") || !good.endsWith("status 0")) {
                        wrong.add(name + " " + program.getKey() + ": wrong kernel: " + bad + "; right kernel: " + good);
                        Files.writeString(Path.of("target", name + ".c"), program.getValue());
                    }
                }
            }
        }
        System.out.printf(
                "programs: %d of %d fail on the wrong kernel and pass on the right one%n", tried - wrong.size(), tried);
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThanOrEqualTo(MUTANTS.size());
    }

    private Path compiled(String text) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("program.c"), text);
        Process gcc = new ProcessBuilder(
                        "gcc",
                        "-Wall",
                        "-Wextra",
                        "-Werror",
                        "-O1",
                        "-static",
                        "-pthread",
                        "-o",
                        "program",
                        "program.c")
                .redirectErrorStream(true)
                .directory(folder.toFile())
                .start();
        String said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(gcc.waitFor()).as(said + text).isZero();
        return folder.resolve("program");
    }

    private static String status(RunningVm vm, byte[] program) throws Exception {
        RemoteFile.putProgram(vm.state().address(), program, "/tmp/program");
        return vm.run("/tmp/program; echo status $?").strip();
    }
}
