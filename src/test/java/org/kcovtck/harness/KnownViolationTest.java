/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.assertj.core.api.Assertions.assertThat;

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
        Judged judged = new TestBench("G7-known").judge(kernel -> {});

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(judged.verdict().reason())
                .isEqualTo(
                        "profile G7-known says that this kernel violates HANDLE-010, and it does not: take it off the"
                                + " list");
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
    void aComplaintOfTheKernelIsTakenForIt() {
        TestBench bench = new TestBench("G7-known");
        FakeKernel fake = bench.machine.next();

        Judged judged = bench.judge(kernel -> fake.log("WARNING: kernel/kcov.c:1 at kcov_ioctl"));

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.KNOWN);
        assertThat(judged.verdict().log()).containsExactly("WARNING: kernel/kcov.c:1 at kcov_ioctl");
    }
}
