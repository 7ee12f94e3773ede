/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.rules.Rule;

/** Real suites on a machine that does not always hold out. */
class ConformanceRunTest {
    private static final String CHAPTER = "handles";
    /** How many tests end well before something happens. */
    private static final int BEFORE = 3;

    private final TestBench bench = new TestBench("G7");
    private final int tests = RuleTest.of(CHAPTER).size();

    @Test
    void everyTestIsJudgedOnce() {
        run(CHAPTER);

        assertThat(bench.verdicts).hasSize(tests).doesNotHaveDuplicates();
        assertThat(bench.verdicts).extracting(TestVerdict::verdict).containsOnly(Verdict.CONFORMS);
        assertThat(bench.machine.connections).isOne();
    }

    @Test
    void aTestThatLosesTheKernelIsBrokenAndTheNextGetsAnother() {
        FakeKernel first = bench.machine.next();
        atVerdict(BEFORE, () -> first.loseAfter(1));

        run(CHAPTER);

        assertThat(bench.verdicts).hasSize(tests);
        assertThat(notConforming())
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
        atVerdict(BEFORE, () -> {
            first.loseAfter(1);
            bench.machine.console.addAll(console);
        });

        run(CHAPTER);

        assertThat(notConforming())
                .extracting(TestVerdict::verdict, TestVerdict::got, TestVerdict::log)
                .containsExactly(tuple(Verdict.VIOLATES, "the connection is lost", console));
        assertThat(bench.verdicts).hasSize(tests);
    }

    @Test
    void anOldWarningOnTheConsoleDoesNotMakeALostConnectionTheKernelsFault() {
        FakeKernel first = bench.machine.next();
        bench.machine.console.add("WARNING: mm/vmalloc.c:3982 at __vmalloc_node_range_noprof");
        atVerdict(BEFORE, () -> first.loseAfter(1));

        run(CHAPTER);

        assertThat(notConforming()).extracting(TestVerdict::verdict).containsExactly(Verdict.BROKEN);
    }

    @Test
    void nobodyWaitsTwiceForAMachineThatIsGone() {
        FakeKernel first = bench.machine.next();
        atVerdict(BEFORE, () -> {
            first.loseAfter(1);
            bench.machine.unreachable = true;
        });

        run(CHAPTER);

        assertThat(bench.verdicts).hasSize(tests).doesNotHaveDuplicates();
        assertThat(bench.verdicts.subList(0, BEFORE))
                .extracting(TestVerdict::verdict)
                .containsOnly(Verdict.CONFORMS);
        assertThat(bench.verdicts.subList(BEFORE + 1, tests))
                .extracting(TestVerdict::verdict, TestVerdict::reason)
                .containsOnly(tuple(Verdict.BROKEN, FakeMachine.UNREACHABLE));
        assertThat(bench.machine.connections).isEqualTo(2);
    }

    @Test
    void noTestBeginsAfterTheRunIsCancelled() {
        ConformanceRun run = of(CHAPTER);
        atVerdict(BEFORE, run::cancel);

        run.run();

        assertThat(bench.verdicts)
                .hasSize(BEFORE)
                .extracting(TestVerdict::verdict)
                .containsOnly(Verdict.CONFORMS);
    }

    @Test
    void theMachineIsOffWhenTheRunHasBeenCancelled() {
        ConformanceRun run = of(CHAPTER);
        atVerdict(BEFORE, run::cancel);

        run.run();

        assertThat(bench.machine.closed).isTrue();
    }

    @Test
    void aRuleOfAnotherGenerationDoesNotApply() {
        TestBench g6 = new TestBench("G6");

        new ConformanceRun(g6.conformance, Selection.of(g6.catalogue, List.of(), List.of("SIM-001"))).run();

        assertThat(g6.verdicts)
                .extracting(TestVerdict::rule, TestVerdict::verdict, TestVerdict::reason)
                .containsExactly(tuple("SIM-001", Verdict.NOT_APPLICABLE, "since G7 (v7.2), this kernel is G6"));
    }

    @Test
    void aRuleThatNoTestJudgesIsBroken() {
        Rule tested = bench.catalogue.rule(TestBench.RULE);
        Rule forgotten = named("HANDLE-999", tested);

        new ConformanceRun(bench.conformance, new Selection(List.of(tested, forgotten))).run();

        assertThat(notConforming())
                .extracting(TestVerdict::rule, TestVerdict::verdict, TestVerdict::reason)
                .containsExactly(tuple("HANDLE-999", Verdict.BROKEN, "no test of this rule came to a verdict"));
    }

    @Test
    void aSuiteThatCannotBeRunIsToldBesides() {
        Rule forgotten = named("HANDLE-999", bench.catalogue.rule(TestBench.RULE));
        ConformanceRun run = new ConformanceRun(bench.conformance, new Selection(List.of(forgotten)));

        assertThatThrownBy(run::run)
                .isInstanceOf(BrokenException.class)
                .hasMessageStartingWith("JUnit failed outside the tests: ");

        assertThat(bench.verdicts).extracting(TestVerdict::verdict).containsExactly(Verdict.BROKEN);
    }

    private List<TestVerdict> notConforming() {
        return bench.verdicts.stream()
                .filter(test -> test.verdict() != Verdict.CONFORMS)
                .toList();
    }

    private void atVerdict(int number, Runnable action) {
        bench.onVerdict = () -> {
            if (bench.verdicts.size() == number) {
                action.run();
            }
        };
    }

    private ConformanceRun of(String chapter) {
        return new ConformanceRun(bench.conformance, Selection.of(bench.catalogue, List.of(chapter), List.of()));
    }

    private void run(String chapter) {
        of(chapter).run();
    }

    private static Rule named(String id, Rule rule) {
        return new Rule(
                id,
                rule.chapter(),
                rule.statement(),
                rule.level(),
                rule.sources(),
                rule.since(),
                rule.until(),
                rule.fix(),
                rule.needs(),
                rule.guards(),
                Optional.empty());
    }
}
