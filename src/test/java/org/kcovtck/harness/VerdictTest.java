/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.harness.TestBench.Judged;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What a test's end says of a kernel that is well. */
class VerdictTest {
    private final TestBench bench = new TestBench("G7");

    @Test
    void aTestThatEndsWellConforms() {
        Judged judged = bench.judge(kernel -> kernel.newProcess().openKcov().close());

        assertThat(judged.thrown()).isNull();
        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(judged.verdict().rule()).isEqualTo(TestBench.RULE);
        assertThat(judged.verdict().suite()).isEqualTo("handles");
        assertThat(judged.verdict().test()).isEqualTo("Script.run");
        assertThat(judged.verdict().reason()).isEmpty();
        assertThat(judged.verdict().calls())
                .containsExactly("p1 open(\"" + KcovFile.PATH + "\", 0x2) = 3", "p1 close(3) = 0");
    }

    @Test
    void anAssertionThatFailsViolatesTheRule() {
        AssertionFailedError failure = new AssertionFailedError("the count", "6", "5");

        Judged judged = bench.judge(kernel -> {
            throw failure;
        });

        assertThat(judged.thrown()).isSameAs(failure);
        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(judged.verdict().reason()).startsWith("the count");
        assertThat(judged.verdict().expected()).isEqualTo("6");
        assertThat(judged.verdict().got()).isEqualTo("5");
    }

    @Test
    void anAssertionWithoutValuesViolatesTheRule() {
        Judged judged = bench.judge(kernel -> {
            throw new AssertionError("nothing came");
        });

        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(judged.verdict().reason()).isEqualTo("nothing came");
        assertThat(judged.verdict().expected()).isEmpty();
    }

    @Test
    void anyOtherExceptionIsADefectOfTheTest() {
        Judged judged = bench.judge(kernel -> {
            throw new IOException();
        });

        assertThat(judged.thrown()).isInstanceOf(IOException.class);
        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(judged.verdict().reason()).isEqualTo("java.io.IOException");
    }

    @Test
    void aTestThatGivesUpIsBrokenAndNotKnown() {
        Judged judged = bench.judge(kernel -> {
            throw new TestAbortedException("not today");
        });

        assertThat(judged.thrown()).isInstanceOf(BrokenException.class);
        assertThat(judged.verdict().verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(judged.verdict().reason()).isEqualTo("the test gave up: not today");
    }

    @Test
    void theProcessesOfATestEndWithIt() {
        FakeKernel fake = bench.machine.next();

        bench.judge(VerdictTest::twoProcesses);
        assertThat(fake.ended).as("two, and that of the first look").isEqualTo(3);

        bench.judge(kernel -> {
            twoProcesses(kernel);
            throw new AssertionError();
        });
        assertThat(fake.ended).isEqualTo(5);
    }

    private static void twoProcesses(Target kernel) {
        kernel.newProcess();
        kernel.newProcess();
    }
}
