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

/** Real suites from the first test to the last. */
class ConformanceRunTest {
    private static final String CHAPTER = "handles";
    /** How many tests end before the run is cancelled. */
    private static final int BEFORE = 3;

    private final TestBench bench = new TestBench("G7");
    private final int tests = RuleTest.of(CHAPTER).size();

    @Test
    void everyTestIsJudgedOnce() {
        handles().run();

        assertThat(bench.verdicts).extracting(TestVerdict::test).hasSize(tests).doesNotHaveDuplicates();
        assertThat(bench.verdicts).extracting(TestVerdict::verdict).containsOnly(Verdict.CONFORMS);
        assertThat(bench.machine.connections).isOne();
    }

    @Test
    void noTestBeginsAfterTheRunIsCancelled() {
        ConformanceRun run = handles();
        bench.atVerdict(BEFORE, run::cancel);

        run.run();

        assertThat(bench.verdicts)
                .hasSize(BEFORE)
                .extracting(TestVerdict::verdict)
                .containsOnly(Verdict.CONFORMS);
    }

    @Test
    void aRunLeavesTheMachineToThoseWhoClose() {
        handles().run();
        assertThat(bench.machine.closed).isFalse();

        bench.conformance.close();

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

        assertThat(bench.notConforming())
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

    private ConformanceRun handles() {
        return new ConformanceRun(bench.conformance, Selection.of(bench.catalogue, List.of(CHAPTER), List.of()));
    }

    private static Rule named(String id, Rule rule) {
        return new Rule(
                id,
                rule.chapter(),
                rule.statement(),
                rule.level(),
                rule.question(),
                rule.sources(),
                rule.since(),
                rule.until(),
                rule.fix(),
                rule.without(),
                rule.needs(),
                rule.guards(),
                Optional.empty());
    }
}
