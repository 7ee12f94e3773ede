/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.harness.TestBench.Judged;
import org.kcovtck.harness.TestBench.Script;
import org.opentest4j.TestAbortedException;

/** A rule that the profile says the kernel violates. */
class KnownViolationTest {
    private static final Script VIOLATES = kernel -> {
        throw new AssertionError("EEXIST wanted");
    };

    @Test
    void itsViolationIsKnown() {
        Judged judged = new TestBench("G7-known").judge(VIOLATES);

        assertThat(judged.thrown()).isInstanceOf(TestAbortedException.class).hasRootCauseMessage("EEXIST wanted");
        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.KNOWN);
        assertThat(judged.verdict().reason()).isEqualTo("known violation: docs/findings.md#handle-010");
    }

    @Test
    void aStrictRunCountsIt() {
        Judged judged = new TestBench("G7-known", "G7-known", true).judge(VIOLATES);

        assertThat(judged.thrown()).isInstanceOf(AssertionError.class);
        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(judged.verdict().reason()).isEqualTo("EEXIST wanted");
    }

    @Test
    void aKernelThatShowsItNoLongerIsNotCalledGood() {
        TestBench bench = new TestBench("G7-known");

        new ConformanceRun(bench.conformance, Selection.of(bench.catalogue, List.of(), List.of(TestBench.RULE))).run();

        assertThat(new RuleVerdict(bench.catalogue.rule(TestBench.RULE), bench.verdicts).verdict())
                .isEqualTo(Verdict.BROKEN);
        assertThat(bench.notConforming())
                .extracting(TestVerdict::reason)
                .containsExactly(
                        "profile G7-known says that this kernel violates HANDLE-010, and it does not: take it off the"
                                + " list");
    }

    @Test
    void oneTestThatShowsItIsEnough() {
        TestBench bench = new TestBench("G7-known");

        assertThat(bench.judge(kernel -> {}).verdict().verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(bench.conformance.doubts()).hasSize(1);

        bench.judge(VIOLATES);
        assertThat(bench.conformance.doubts()).isEmpty();
    }

    @Test
    void aBrokenTestIsNotTakenForIt() {
        Judged judged = new TestBench("G7-known").judge(kernel -> {
            throw new BrokenException("the agent refused a request");
        });

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(judged.verdict().reason()).isEqualTo("the agent refused a request");
    }

    @Test
    void aComplaintOfTheKernelIsNotTakenForIt() {
        assertThat(verdict("G7-known", "WARNING: kernel/kcov.c:1 at kcov_ioctl"))
                .isEqualTo(Verdict.VIOLATES);
    }

    @Test
    void aComplaintThatIsItIsKnown() {
        assertThat(verdict("G7-warns", "WARNING: mm/vmalloc.c:1 at __vmalloc")).isEqualTo(Verdict.KNOWN);
    }

    @Test
    void aComplaintBesideItIsNotKnown() {
        assertThat(verdict("G7-warns", "WARNING: mm/vmalloc.c:1 at __vmalloc", "BUG: KASAN: in kcov_ioctl"))
                .isEqualTo(Verdict.VIOLATES);
    }

    @Test
    void anotherFailureIsNotTakenForAComplaint() {
        Judged judged = new TestBench("G7-warns").judge(VIOLATES);

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(judged.verdict().reason()).isEqualTo("EEXIST wanted");
    }

    @Test
    void theDeathOfTheKernelIsNotTakenForIt() {
        TestBench bench = new TestBench("G7-known");
        FakeKernel fake = bench.machine.next();

        Judged judged = bench.judge(kernel -> {
            bench.machine.console.add("Kernel panic - not syncing: Fatal exception");
            fake.loseAfter(0);
            throw new AssertionError("EEXIST wanted");
        });

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(judged.verdict().reason()).startsWith("the kernel dies");
    }

    private static Verdict verdict(String profile, String... log) {
        TestBench bench = new TestBench(profile);
        FakeKernel fake = bench.machine.next();
        return bench.judge(kernel -> List.of(log).forEach(fake::log)).verdict().verdict();
    }
}
