/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;
import org.kcovtck.harness.VmBench;
import org.kcovtck.ssh.HostKeyChecking;
import org.kcovtck.ssh.SshSession;
import org.kcovtck.ssh.SshTarget;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Task;
import org.kcovtck.vm.RunningVm;

/**
 * What is not the kernel's doing, in the middle of a test on a VM: no rule gets the blame, and the next test gets a new
 * boot.
 */
@Tag("vm")
@Timeout(300)
class MachineFaultsTest {
    private static VmBench bench;
    /** What it happened to. */
    private RunningVm vm;

    @BeforeAll
    static void boot() {
        bench = new VmBench("vm:7.3");
    }

    @AfterAll
    static void powerOff() {
        bench.close();
    }

    @Test
    void aVmThatIsKilledBreaksTheTest() {
        TestVerdict verdict = judge(RunningVm::kill);

        broken(verdict, "the agent is lost: the connection to it ended");
    }

    /** QEMU ends with the status that it has when the guest resets. */
    @Test
    void aVmThatIsAskedToEndBreaksTheTest() {
        TestVerdict verdict = judge(RunningVm::terminate);

        broken(verdict, "the agent is lost: the connection to it ended");
    }

    @Test
    void aConnectionThatIsCutBreaksTheTest() {
        TestVerdict verdict = judge(vm -> {
            String shell = parent(vm, agent(vm));
            vm.run("kill -9 " + parent(vm, shell) + "; echo cut");
        });

        broken(verdict, "the agent is lost: the connection to it ended");
    }

    @Test
    void aNetworkThatSwallowsEverythingBreaksTheTest() {
        TestVerdict verdict = judge(RunningVm::cutNetwork);

        assertThat(verdict.reason()).startsWith("the agent is lost: it has not answered for ");
        assertThat(verdict.log()).noneMatch(line -> line.contains("Kernel panic"));
        broken(verdict, "the agent is lost: ");
    }

    @Test
    void anAgentThatTheOomKillerPicksBreaksTheTest() {
        TestVerdict verdict = judge(vm ->
                vm.run("echo 1000 >/proc/" + agent(vm) + "/oom_score_adj; echo f >/proc/sysrq-trigger; echo killed"));

        broken(verdict, "the agent is lost: it ended with status 137: Killed");
        assertThat(verdict.log()).anyMatch(line -> line.matches("Out of memory: Killed process \\d+ \\(agent\\).*"));
    }

    @Test
    void anAgentThatWritesGarbageBreaksTheTest() {
        TestVerdict verdict = judge(vm -> vm.run("echo what is this >/proc/" + agent(vm) + "/fd/1; echo written"));

        broken(verdict, "the agent is lost: its output is not the agent's protocol but \"what is this");
    }

    @Test
    void aGuestWithoutMemoryBreaksTheTest() {
        String eater = "dd if=/dev/zero of=/dev/null bs=200M count=50 & ";
        TestVerdict verdict = judge(vm -> vm.run(eater + eater + eater + "wait; echo killed"));

        broken(verdict, "the machine ran out of memory: ");
        assertThat(verdict.log()).anyMatch(line -> line.matches("Out of memory: Killed process \\d+ \\(dd\\).*"));
    }

    @Test
    void aFullDiskOfTheGuestIsNoMatterToARunAndIsNamedToTheNext() {
        TestVerdict verdict = judge(vm -> {
            vm.run("dd if=/dev/zero of=/tmp/full bs=1M; echo full");
            SshSession session = SshSession.connect(vm.state().address(), HostKeyChecking.YES, Duration.ofSeconds(60));
            assertThatThrownBy(() -> SshTarget.start("ssh://there", session, Duration.ofSeconds(60)))
                    .isInstanceOf(BrokenException.class)
                    .hasMessageStartingWith(
                            "ssh://there: the agent does not start there: the agent is lost: it ended with"
                                    + " status 125: head: ");
            assertThat(vm.run("ls -d /tmp/tmp.* | wc -l"))
                    .as("the folder of the agent that runs")
                    .isEqualTo("1");
            vm.run("rm /tmp/full; echo removed");
        });

        assertThat(verdict.verdict()).as(verdict.toString()).isEqualTo(Verdict.CONFORMS);
    }

    @Test
    void theAgentsFolderIsPrivateAndGoesWithIt() {
        TestVerdict verdict = bench.judge(kernel -> {
            RunningVm vm = RunningVm.of(ProcessHandle.current());
            assertThat(vm.run("stat -c '%a %u' /tmp/tmp.* /tmp/tmp.*/agent")).isEqualTo("700 0\n700 0");
            SshSession session = SshSession.connect(vm.state().address(), HostKeyChecking.YES, Duration.ofSeconds(60));
            SshTarget.start("ssh://there", session, Duration.ofSeconds(60)).close();
            vm.run("while [ $(ls -d /tmp/tmp.* | wc -l) != 1 ]; do usleep 10000; done; echo gone");
        });

        assertThat(verdict.verdict()).as(verdict.toString()).isEqualTo(Verdict.CONFORMS);
    }

    private TestVerdict judge(Fault fault) {
        return bench.judge(kernel -> {
            Task task = kernel.newProcess();
            task.run(new Getpid()).required();
            vm = RunningVm.of(ProcessHandle.current());
            fault.inject(vm);
            task.run(new Getpid()).required();
        });
    }

    /** The oldest, which the others come from. */
    private static String agent(RunningVm vm) {
        return Stream.of(vm.run("pidof agent").split(" "))
                .min(Comparator.comparing(Integer::valueOf))
                .orElseThrow();
    }

    private static String parent(RunningVm vm, String pid) {
        return vm.run("sed -n 's/^PPid:\\t//p' /proc/" + pid + "/status");
    }

    private interface Fault {
        void inject(RunningVm vm) throws Exception;
    }

    private void broken(TestVerdict verdict, String reason) {
        assertThat(verdict.verdict()).as(verdict.toString()).isEqualTo(Verdict.BROKEN);
        assertThat(verdict.reason()).startsWith(reason);
        TestVerdict next = bench.judge(kernel -> {
            kernel.newProcess().run(new Getpid()).required();
            assertThat(RunningVm.of(ProcessHandle.current())).as("a new boot").isNotEqualTo(vm);
        });
        assertThat(next.verdict()).as(next.toString()).isEqualTo(Verdict.CONFORMS);
    }
}
