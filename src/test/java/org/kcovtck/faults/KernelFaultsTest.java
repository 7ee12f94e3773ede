/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;
import org.kcovtck.harness.VmBench;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.vm.RunningVm;

/**
 * A kernel that goes wrong in the middle of a test, in a call of the test's own. It is to blame, its console says why,
 * and the next test gets a new boot.
 */
@Tag("vm")
@Timeout(300)
class KernelFaultsTest {
    private static FaultModule module;
    private static VmBench bench;
    /** What it happened to. */
    private RunningVm vm;

    @BeforeAll
    static void boot() throws Exception {
        module = FaultModule.forKernel("7.3");
        bench = new VmBench("vm:7.3");
    }

    @AfterAll
    static void powerOff() {
        bench.close();
    }

    @AfterEach
    void theNextTestHasANewBoot() {
        TestVerdict next = bench.judge(kernel -> {
            assertThat(kernel.newProcess().run(new Getpid()).succeeded()).isTrue();
            assertThat(RunningVm.of(ProcessHandle.current())).isNotEqualTo(vm);
        });

        assertThat(next.verdict()).as(next.toString()).isEqualTo(Verdict.CONFORMS);
        assertThat(next.log()).isEmpty();
    }

    @Test
    void aPanicViolatesTheRule() {
        TestVerdict verdict = judge("panic");

        assertThat(verdict.verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict.reason()).startsWith("the kernel dies");
        assertThat(verdict.log()).contains("Kernel panic - not syncing: kcov_tck_fault");
        assertThat(verdict.calls()).last().asString().endsWith(" = ?");
    }

    @Test
    void anOopsThatTheMachineSurvivesViolatesTheRule() {
        TestVerdict verdict = judge("oops");

        assertThat(verdict.verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict.reason()).startsWith("the kernel complains");
        assertThat(verdict.got()).startsWith("BUG: kernel NULL pointer dereference");
    }

    @Test
    void aTaskThatSpinsInTheKernelViolatesTheRule() {
        TestVerdict verdict = judge("softlockup");

        assertThat(verdict.verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict.got()).startsWith("the agent is lost: it has not answered for ");
        assertThat(verdict.log())
                .anyMatch(line -> line.contains("BUG: soft lockup - CPU#0 stuck for "))
                .anyMatch(line -> line.contains("kcov_tck_spins+0x"));
    }

    /** No detector of the kernel's sees this one. */
    @Test
    void aTaskThatSpinsWithInterruptsOffViolatesTheRule() {
        TestVerdict verdict = judge("hardlockup");

        assertThat(verdict.verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict.got()).startsWith("the agent is lost: it has not answered for ");
        assertThat(verdict.log())
                .contains("Kernel panic - not syncing: NMI: Not continuing")
                .anyMatch(line -> line.contains("kcov_tck_spins+0x"));
    }

    /** The processor resets the machine, and the kernel has no chance to say a word. */
    @Test
    void aTripleFaultViolatesTheRule() {
        TestVerdict verdict = judge("triplefault");

        assertThat(verdict.verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(verdict.log())
                .last()
                .isEqualTo(
                        "kcov-tck: the kernel died: it has reset the machine (a panic, a reboot, or a triple fault)");
    }

    private TestVerdict judge(String kind) {
        return bench.judge(kernel -> {
            vm = RunningVm.of(ProcessHandle.current());
            module.load(kernel.newProcess(), kind);
        });
    }
}
