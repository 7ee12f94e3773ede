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
import org.junit.jupiter.params.provider.EnumSource;
import org.kcovtck.rules.Generation;

/** Buffers since v5.18, when KCOV_INIT_TRACE came to allocate them. */
@ParameterizedClass
@EnumSource(names = {"G5", "G6", "G7"})
class BuffersFromInitTraceTest {
    private static final long BYTES = (long) WORDS * Long.BYTES;

    private final KcovBench kernel;
    private final Kcov kcov = new Kcov();

    BuffersFromInitTraceTest(Generation generation) {
        kernel = new KcovBench(generation);
    }

    @Test
    void initTraceLooksAtTheSizeThenForMemoryThenAtTheMode() {
        kernel.init(kcov, WORDS);
        long[] area = kcov.area;

        assertThat(kernel.init(kcov, 1)).isEqualTo(-EINVAL.number());
        assertThat(kernel.init(kcov, Integer.MAX_VALUE / Long.BYTES + 1L)).isEqualTo(-EINVAL.number());
        assertThat(kernel.init(kcov, Integer.MAX_VALUE / Long.BYTES)).isEqualTo(-ENOMEM.number());
        assertThat(kernel.init(kcov, WORDS)).isEqualTo(-EBUSY.number());
        assertThat(kcov.area).isSameAs(area);
    }

    @Test
    void whatASecondInitTraceHasAllocatedIsFreed() {
        kernel.init(kcov, WORDS);

        assertThat(kernel.init(kcov, WORDS)).isEqualTo(-EBUSY.number());

        assertThat(kernel.allocator.info()).containsOnlyOnce("kcov_ioctl");
    }

    @Test
    void mmapShowsTheSamePagesAnyNumberOfTimesAlsoWhileEnabled() {
        kernel.init(kcov, WORDS);
        long[] pages = kernel.mmap(kcov, BYTES);
        kernel.enable(kernel.task(), kcov, PC);

        assertThat(pages).isSameAs(kcov.area);
        assertThat(kernel.mmap(kcov, BYTES)).isSameAs(pages);
    }

    @Test
    void mmapBeforeInitTraceOrOfAPartIsRefusedWhateverItsLength() {
        assertThat(kernel.mmapResult(kcov, 1L << 40, 0)).isEqualTo(-EINVAL.number());
        kernel.init(kcov, WORDS);

        assertThat(kernel.mmapResult(kcov, BYTES / 2, 0)).isEqualTo(-EINVAL.number());
        assertThat(kernel.mmapResult(kcov, BYTES, BYTES)).isEqualTo(-EINVAL.number());
    }

    @Test
    void enableNeedsNoMmap() {
        kernel.init(kcov, WORDS);

        assertThat(kernel.enable(kernel.task(), kcov, PC)).isZero();
    }

    @Test
    void theBufferIsFreedWithTheLastReference() {
        kernel.init(kcov, WORDS);
        assertThat(kernel.allocator.info()).contains("kcov_ioctl");

        kernel.close(kcov);

        assertThat(kernel.allocator.info()).doesNotContain("kcov_ioctl");
    }
}
