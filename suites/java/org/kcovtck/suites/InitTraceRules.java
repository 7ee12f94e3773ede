/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOMEM;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Calls.TOO_MANY;
import static org.kcovtck.suites.Calls.times;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.initialised;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** KCOV_INIT_TRACE. */
class InitTraceRules {
    /** 2 GiB less a word. */
    private static final int GREATEST = Integer.MAX_VALUE / Long.BYTES;

    @Test
    @Verifies("INIT-001")
    void aNewDescriptorIsEnabledOnlyAfterInitTrace(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov();

        assertThat(file.enable(KCOV_TRACE_PC)).failsWith(EINVAL);
        assertThat(file.initTrace(WORDS)).returns(0);
        file.map(WORDS);
        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
    }

    @Test
    @Verifies("INIT-002")
    void theSizeCountsWords(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov().initialised(4096);

        assertThat(file.mmap(4096)).failsWith(EINVAL);
        assertThat(file.mmap(4096 * 8)).succeeds();
    }

    @Test
    @Verifies("INIT-003")
    void aSizeOfZeroIsRefused(Target kernel) {
        assertThat(kernel.newProcess().openKcov().initTrace(0)).failsWith(EINVAL);
    }

    @Test
    @Verifies("INIT-003")
    void aSizeOfOneIsRefused(Target kernel) {
        assertThat(kernel.newProcess().openKcov().initTrace(1)).failsWith(EINVAL);
    }

    @Test
    @Verifies("INIT-003")
    void aSizeOfTwoIsTaken(Target kernel) {
        assertThat(kernel.newProcess().openKcov().initTrace(2)).returns(0);
    }

    @Test
    @Verifies("INIT-004")
    void aSizeAboveTheBoundIsRefused(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov();

        assertThat(file.initTrace(Integer.MAX_VALUE / 8 + 1)).failsWith(EINVAL);
        assertThat(file.initTrace(-1)).failsWith(EINVAL);
    }

    @Test
    @Verifies("INIT-004")
    void allBitsOfTheSizeCount(Target kernel) {
        assertThat(kernel.newProcess().openKcov().initTrace(1L << 32 | WORDS)).failsWith(EINVAL);
    }

    @Test
    @Verifies("INIT-005")
    void aSecondInitTraceIsRefused(Target kernel) {
        assertThat(initialised(kernel).initTrace(WORDS)).failsWith(EBUSY);
    }

    @Test
    @Verifies("INIT-005")
    void theFirstSizeStays(Target kernel) {
        KcovFile file = initialised(kernel);

        assertThat(file.initTrace(2 * WORDS)).failsWith(EBUSY);

        assertThat(file.mmap(2 * WORDS * 8)).failsWith(EINVAL);
        assertThat(file.mmap(WORDS * 8)).succeeds();
    }

    @Test
    @Verifies("INIT-006")
    void theSizeIsCheckedBeforeTheState(Target kernel) {
        KcovFile file = initialised(kernel);

        assertThat(file.initTrace(0)).failsWith(EINVAL);
        assertThat(file.initTrace(1)).failsWith(EINVAL);
        assertThat(file.initTrace(Integer.MAX_VALUE / 8 + 1)).failsWith(EINVAL);
    }

    @Test
    @Verifies("INIT-006b")
    void theStateIsCheckedBeforeTheSize(Target kernel) {
        KcovFile file = initialised(kernel);

        assertThat(file.initTrace(0)).failsWith(EBUSY);
        assertThat(file.initTrace(1)).failsWith(EBUSY);
        assertThat(file.initTrace(Integer.MAX_VALUE / 8 + 1)).failsWith(EBUSY);
    }

    @Test
    @Verifies("INIT-007")
    void afterAFailureTheDescriptorCanBeInitialised(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov();

        assertThat(file.initTrace(0)).failsWith(EINVAL);
        assertThat(file.enable(KCOV_TRACE_PC)).failsWith(EINVAL);
        assertThat(file.initTrace(WORDS)).returns(0);
    }

    @Test
    @Verifies("INIT-008")
    void whatWasCollectedBeforeTheFirstMappingIsThere(Target kernel) {
        KcovFile file = initialised(kernel).enabled(KCOV_TRACE_PC);
        file.task().run(List.of(times(20, READ)));
        file.disable().required();

        assertThat(file.map(WORDS).read()).hasPcs();
    }

    @Test
    @Verifies("INIT-008b")
    void theGreatestSizeIsTakenWithoutMemoryForIt(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov();

        assertThat(file.initTrace(GREATEST)).returns(0);
        assertThat(file.mmap(8L * GREATEST)).failsWith(ENOMEM);
    }

    @Test
    @Verifies("INIT-009")
    void aNewBufferHoldsZeros(Target kernel) {
        KcovFile used = initialised(kernel);
        Buffer dirty = used.map(WORDS);
        dirty.fill(0, WORDS, -1);
        dirty.unmap();
        used.close();

        assertThat(initialised(kernel).map(WORDS).read()).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("INIT-010")
    void anEnabledDescriptorCannotBeInitialised(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC);

        assertThat(file.initTrace(WORDS)).failsWith(EBUSY);

        assertThat(buffer.coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("INIT-011")
    void theSizeOutlastsDisable(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC).disable().required();

        assertThat(file.initTrace(2 * WORDS)).failsWith(EBUSY);
        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
        assertThat(buffer.coverageOf(TOO_MANY)).hasCount(WORDS - 1);
    }

    @Test
    @Verifies("INIT-011")
    void theSizeOutlastsTheTaskThatCollected(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        Task thread = file.task().newThread();
        file.by(thread).enabled(KCOV_TRACE_PC);
        thread.exit();

        assertThat(file.initTrace(2 * WORDS)).failsWith(EBUSY);
        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
        assertThat(buffer.coverageOf(TOO_MANY)).hasCount(WORDS - 1);
    }

    @Test
    @Verifies("INIT-012")
    void theSizeOfTheDocumentationsExampleCanBeHad(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov();
        int words = 64 << 10;

        assertThat(file.initTrace(words)).returns(0);

        // A word of each page, so that none stands for another.
        Buffer buffer = file.map(words);
        for (int word = WORDS - 1; word < words; word += WORDS) {
            buffer.store(word, word);
        }
        for (int word = WORDS - 1; word < words; word += WORDS) {
            assertThat("word " + word, buffer.word(word)).is(word);
        }
    }

    @Test
    @Verifies("INIT-013")
    void theGreatestSizeIsAMatterOfMemory(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov();

        assertThat(file.initTrace(GREATEST)).failsWith(ENOMEM);
        assertThat(file.initTrace(WORDS)).returns(0);
    }

    @Test
    @Verifies("INIT-014")
    void memoryIsAskedForBeforeTheStateIsChecked(Target kernel) {
        assertThat(initialised(kernel).initTrace(GREATEST)).failsWith(ENOMEM);
    }
}
