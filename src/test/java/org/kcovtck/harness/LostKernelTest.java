/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Task;

/** A real suite on a machine that does not hold out. */
class LostKernelTest {
    private static final String CHAPTER = "handles";
    /** How many tests end well before the kernel is lost. */
    private static final int BEFORE = 3;

    private final TestBench bench = new TestBench("G7");
    private final int tests = RuleTest.of(CHAPTER).size();

    @Test
    void aTestThatLosesTheKernelIsBrokenAndTheNextGetsAnother() {
        FakeKernel first = bench.machine.next();
        bench.atVerdict(BEFORE, () -> first.loseAfter(1));

        run();

        assertThat(bench.verdicts).hasSize(tests);
        assertThat(bench.notConforming())
                .extracting(TestVerdict::verdict, TestVerdict::reason)
                .containsExactly(tuple(Verdict.BROKEN, "the connection is lost"));
        assertThat(bench.verdicts.get(BEFORE).verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(bench.verdicts.get(BEFORE).calls()).last().asString().endsWith(" = ?");
        assertThat(first.closed).isTrue();
        assertThat(bench.machine.connections).isEqualTo(2);
    }

    @Test
    void aTestThatKillsTheKernelViolatesItsRule() {
        FakeKernel first = bench.machine.next();
        List<String> console = List.of("Oops: Oops: 0002 [#1] SMP", "Kernel panic - not syncing: Fatal exception");
        bench.atVerdict(BEFORE, () -> {
            first.loseAfter(1);
            bench.machine.console.addAll(console);
        });

        run();

        assertThat(bench.notConforming())
                .extracting(TestVerdict::verdict, TestVerdict::got, TestVerdict::log)
                .containsExactly(tuple(Verdict.VIOLATES, "the connection is lost", console));
        assertThat(bench.verdicts).hasSize(tests);
    }

    @Test
    void anOldWarningOnTheConsoleDoesNotMakeALostConnectionTheKernelsFault() {
        FakeKernel first = bench.machine.next();
        bench.machine.console.add("WARNING: mm/vmalloc.c:3982 at __vmalloc_node_range_noprof");
        bench.atVerdict(BEFORE, () -> first.loseAfter(1));

        run();

        assertThat(bench.notConforming()).extracting(TestVerdict::verdict).containsExactly(Verdict.BROKEN);
    }

    @Test
    void whatAnEarlierTestDidToTheConsoleIsNotBlamedOnALaterOne() {
        FakeKernel first = bench.machine.next();
        List<String> old = List.of("BUG: KASAN: slab-use-after-free in kcov_ioctl", "usb 1-1: new device");
        bench.machine.console.addAll(old);
        bench.atVerdict(BEFORE, () -> first.loseAfter(1));

        run();

        assertThat(bench.notConforming())
                .extracting(TestVerdict::verdict, TestVerdict::log)
                .containsExactly(tuple(Verdict.BROKEN, old));
    }

    @Test
    void aKernelThatSaysWhereItIsStuckWhenItIsAskedViolatesTheRule() {
        FakeKernel first = bench.machine.next();
        bench.machine.whenAsked =
                List.of("Kernel panic - not syncing: NMI: Not continuing", "kcov_remote_start+0x1/0x2");
        bench.atVerdict(BEFORE, () -> first.loseAfter(1));

        run();

        assertThat(bench.notConforming())
                .extracting(TestVerdict::verdict, TestVerdict::log)
                .containsExactly(tuple(Verdict.VIOLATES, bench.machine.whenAsked));
    }

    @Test
    void aTestThatDoesNotEndIsBrokenAndTheKernelIsKept() {
        bench.machine.testPatience = Duration.ZERO;

        TestBench.Judged judged = bench.judge(kernel -> {
            Task task = kernel.newProcess();
            while (true) {
                task.run(new Getpid());
            }
        });

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(judged.verdict().reason()).isEqualTo("the test is not done after 0 s: is the machine very busy?");
        assertThat(bench.machine.connections).isEqualTo(1);
    }

    @Test
    void aTailThatHasMovedOnKeepsWhatIsNew() {
        assertThat(Health.since(List.of("a", "b", "c"), List.of("b", "c", "d"))).containsExactly("d");
        assertThat(Health.since(List.of("a", "b"), List.of("c", "d"))).containsExactly("c", "d");
        assertThat(Health.since(List.of(), List.of("c"))).containsExactly("c");
    }

    @Test
    void nobodyWaitsTwiceForAMachineThatIsGone() {
        FakeKernel first = bench.machine.next();
        bench.atVerdict(BEFORE, () -> {
            first.loseAfter(1);
            bench.machine.unreachable = true;
        });

        run();

        assertThat(bench.verdicts).extracting(TestVerdict::test).hasSize(tests).doesNotHaveDuplicates();
        assertThat(bench.verdicts.subList(0, BEFORE))
                .extracting(TestVerdict::verdict)
                .containsOnly(Verdict.CONFORMS);
        assertThat(bench.verdicts.subList(BEFORE + 1, tests))
                .extracting(TestVerdict::verdict, TestVerdict::reason)
                .containsOnly(tuple(Verdict.BROKEN, FakeMachine.UNREACHABLE));
        assertThat(bench.machine.connections).isEqualTo(2);
    }

    private void run() {
        new ConformanceRun(bench.conformance, Selection.of(bench.catalogue, List.of(CHAPTER), List.of())).run();
    }
}
