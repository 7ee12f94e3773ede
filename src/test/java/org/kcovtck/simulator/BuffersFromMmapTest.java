/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOMEM;
import static org.kcovtck.simulator.KcovBench.PC;
import static org.kcovtck.simulator.KcovBench.WORDS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kcovtck.rules.Generation;

/** Buffers up to v5.17, when the first mmap allocated them. */
@ParameterizedClass
@EnumSource(names = {"G1", "G2", "G3", "G4"})
class BuffersFromMmapTest {
    private static final long BYTES = (long) WORDS * Long.BYTES;

    private final Generation generation;
    private final KcovBench kernel;
    private final Kcov kcov = new Kcov();

    BuffersFromMmapTest(Generation generation) {
        this.generation = generation;
        this.kernel = new KcovBench(generation);
    }

    @Test
    void initTraceAllocatesNothing() {
        assertThat(kernel.init(kcov, Integer.MAX_VALUE / Long.BYTES)).isZero();

        assertThat(kcov.area).isNull();
        assertThat(kernel.allocator.info()).doesNotContain("kcov_ioctl", "kcov_mmap");
    }

    @Test
    void initTraceLooksAtTheModeThenAtTheSize() {
        assertThat(kernel.init(kcov, 1)).isEqualTo(-EINVAL.number());
        assertThat(kernel.init(kcov, WORDS)).isZero();
        assertThat(kernel.init(kcov, 1)).isEqualTo(-EBUSY.number());
        assertThat(kcov.size).isEqualTo(WORDS);
    }

    @Test
    void mmapAllocatesBeforeItLooksAtAnything() {
        assertThat(kernel.mmapResult(kcov, 1L << 40, 0)).as("before init").isEqualTo(-ENOMEM.number());
        assertThat(kernel.mmapResult(kcov, BYTES, 0)).isEqualTo(-EINVAL.number());
    }

    @ParameterizedTest
    @CsvSource({"8192, 0", "2048, 0", "4096, 4096"})
    void mmapIsOfTheWholeBufferAndKeepsNoMemoryWhenItIsNot(long bytes, long offset) {
        kernel.init(kcov, WORDS);

        assertThat(kernel.mmapResult(kcov, bytes, offset)).isEqualTo(-EINVAL.number());

        assertThat(kcov.area).isNull();
        assertThat(kernel.allocator.info()).doesNotContain("kcov_mmap");
    }

    @Test
    void aSecondMmapSucceedsAndMapsNothing() {
        kernel.init(kcov, WORDS);
        long[] pages = kernel.mmap(kcov, BYTES);

        assertThat(pages).hasSize(WORDS);
        assertThat(kernel.mmapResult(kcov, BYTES, 0)).isZero();
        assertThat(kernel.mmap(kcov, BYTES)).isNull();
        assertThat(kcov.area).isSameAs(pages);
        assertThat(kernel.allocator.info()).containsOnlyOnce("kcov_mmap");
    }

    @Test
    void mmapOfAnEnabledDescriptorMapsNothingAndSinceG2Fails() {
        kernel.init(kcov, WORDS);
        kernel.mmap(kcov, BYTES);
        kernel.enable(kernel.task(), kcov, PC);

        assertThat(kernel.mmapResult(kcov, BYTES, 0)).isEqualTo(generation == Generation.G1 ? 0 : -EINVAL.number());
        assertThat(kernel.mmap(kcov, BYTES)).isNull();
    }

    @Test
    void enableBeforeMmapIsRefused() {
        kernel.init(kcov, WORDS);

        assertThat(kernel.enable(kernel.task(), kcov, PC)).isEqualTo(-EINVAL.number());
    }
}
