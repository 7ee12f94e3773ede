/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.harness.TestBench.Judged;
import org.kcovtck.harness.TestBench.Script;

/** A test that makes the kernel warn: of that it has to warn, and of nothing else. */
class ProvokedWarningTest {
    private static final String OLD_FORM = "WARNING: CPU: 0 PID: 1 at kernel/kcov.c:879 kcov_remote_start+0x1/0x2";
    private static final String NEW_FORM = "WARNING: kernel/kcov.c:879 at kcov_remote_start+0x1/0x2, CPU#0: agent/1";
    private static final int TAINT_WARN = 512;
    private static final int TAINT_DIE = 128;

    private final TestBench bench = new TestBench("G7");
    private final FakeKernel fake = bench.machine.next();

    @ParameterizedTest
    @ValueSource(strings = {OLD_FORM, NEW_FORM})
    void theWarningAndItsTaintAreAsTheyShouldBe(String warning) {
        Judged judged = judge(kernel -> {
            fake.log(warning);
            fake.log("---[ end trace 0000000000000000 ]---");
            fake.taint(TAINT_WARN);
        });

        assertThat(judged.thrown()).isNull();
        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(judged.verdict().log()).contains(warning);
    }

    @Test
    void itMayComeTwice() {
        assertThat(verdict(OLD_FORM, OLD_FORM)).isEqualTo(Verdict.CONFORMS);
    }

    @Test
    void aKernelThatIsSilentViolatesTheRule() {
        Judged judged = judge(kernel -> fake.log("usb 1-1: new device"));

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(judged.verdict().reason()).startsWith("the kernel's log");
        assertThat(judged.verdict().expected()).isEqualTo("a warning of kcov_remote_start");
        assertThat(judged.verdict().got()).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WARNING: CPU: 0 PID: 1 at kernel/kcov.c:1011 kcov_remote_stop+0x1/0x2",
                "BUG: KASAN: slab-out-of-bounds in kcov_remote_start+0x1/0x2",
                "WARNING: possible circular locking dependency detected",
            })
    void anotherComplaintViolatesTheRuleAlone(String other) {
        assertThat(verdict(other)).isEqualTo(Verdict.VIOLATES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BUG: KASAN: slab-out-of-bounds in kcov_remote_start+0x1/0x2", "refcount_t: underflow"})
    void anotherComplaintViolatesTheRuleBesideTheWarning(String other) {
        Judged judged = judge(kernel -> {
            fake.log(OLD_FORM);
            fake.log(other);
        });

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(judged.verdict().expected()).isEqualTo("nothing but a warning of kcov_remote_start");
        assertThat(judged.verdict().got()).isEqualTo(other);
    }

    @Test
    void anotherTaintIsNotExcusedByTheWarning() {
        Judged judged = judge(kernel -> {
            fake.log(OLD_FORM);
            fake.taint(TAINT_WARN | TAINT_DIE);
        });

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(judged.verdict().got()).isEqualTo("taint mask 0 became 640");
    }

    @Test
    void aTaintWithoutAWarningIsNotExcused() {
        Judged judged = judge(kernel -> fake.taint(TAINT_WARN));

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(judged.verdict().got()).isEqualTo("taint mask 0 became 512");
    }

    @Test
    void whatTheTestFoundSaysMoreThanAWarningThatDidNotCome() {
        Judged judged = judge(kernel -> {
            throw new AssertionError("nothing collected wanted");
        });

        assertThat(judged.verdict().reason()).isEqualTo("nothing collected wanted");
    }

    @Test
    void aTestThatDidNotGetAsFarAsTheWarningIsBroken() {
        Judged judged = judge(kernel -> {
            throw new BrokenException("the agent refused a request");
        });

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.BROKEN);
    }

    @Test
    void theNextTestHasToWarnAnew() {
        judge(kernel -> fake.log(OLD_FORM));

        assertThat(judge(kernel -> {}).verdict().verdict()).isEqualTo(Verdict.VIOLATES);
    }

    private Judged judge(Script script) {
        return bench.judge("kcov_remote_start", script);
    }

    private Verdict verdict(String... log) {
        return judge(kernel -> {
                    for (String line : log) {
                        fake.log(line);
                    }
                })
                .verdict()
                .verdict();
    }
}
