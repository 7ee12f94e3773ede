/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.simulator.KcovBench.CMP;
import static org.kcovtck.simulator.KcovBench.PC;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Comparison;
import org.kcovtck.rules.Generation;

/** What is written to a buffer whose word 0 user space may have changed. */
class KcovCallbacksTest {
    private static final String BOUND = "cmp-count-bound";
    private static final long ADDRESS = 0xffff_ffff_8100_0010L;
    private static final Comparison RECORD = new Comparison(1, 2, 3, 4);

    private final KcovBench kernel = new KcovBench(Generation.G7, BOUND);
    private final TaskStruct task = kernel.task();

    @Test
    void pcsThatFindNoRoomAreLostAndNotCounted() {
        Kcov kcov = enabled(kernel, 4, PC);

        kernel.trace(task, 5);

        assertThat(kcov.area).containsExactly(3, -1, -2, -3);
    }

    @Test
    void noPcIsWrittenBehindACountThatIsTooGreat() {
        Kcov kcov = enabled(kernel, 4, PC);
        kcov.area[0] = Long.MAX_VALUE;

        kernel.trace(task, 1);

        assertThat(kcov.area).containsExactly(Long.MAX_VALUE, 0, 0, 0);
    }

    @Test
    void aPcTakesThePlaceOfACountOfAllOnesAndStays() {
        Kcov kcov = enabled(kernel, 4, PC);
        kcov.area[0] = -1;

        kernel.callbacks.tracePc(task, ADDRESS);
        kernel.callbacks.tracePc(task, ADDRESS + 16);

        assertThat(kcov.area).containsExactly(ADDRESS, 0, 0, 0);
    }

    @Test
    void aComparisonIsWrittenWholeOrNotAtAll() {
        Kcov kcov = enabled(kernel, 8, CMP);

        kernel.callbacks.traceCmp(task, RECORD);
        kernel.callbacks.traceCmp(task, RECORD);

        assertThat(kcov.area).containsExactly(1, 1, 2, 3, 4, 0, 0, 0);
    }

    @Test
    void whoTracesPcsGetsNoComparisonsAndTheOtherWayRound() {
        Kcov pcs = enabled(kernel, 8, PC);
        kernel.callbacks.traceCmp(task, RECORD);
        assertThat(pcs.area).containsOnly(0);

        kernel.disable(task, pcs);
        Kcov comparisons = enabled(kernel, 8, CMP);
        kernel.trace(task, 1);
        assertThat(comparisons.area).containsOnly(0);
    }

    @Test
    void aCountThatOverflowsToNothingIsRefusedByTheFix() {
        Kcov kcov = enabled(kernel, 16, CMP);
        kcov.area[0] = 1L << 59;

        kernel.callbacks.traceCmp(task, RECORD);

        assertThat(kcov.area).startsWith(1L << 59, 0, 0, 0, 0);
    }

    @Test
    void withoutTheFixItIsBelievedAndRecordsBeginAtTheFirst() {
        KcovBench unfixed = new KcovBench(Generation.G7);
        Kcov kcov = enabled(unfixed, 16, CMP);
        kcov.area[0] = 1L << 59;

        unfixed.callbacks.traceCmp(task, RECORD);

        assertThat(kcov.area).startsWith((1L << 59) + 1, 1, 2, 3, 4, 0);
    }

    private Kcov enabled(KcovBench on, int words, long mode) {
        Kcov kcov = on.initialised(words);
        assertThat(on.enable(task, kcov, mode)).isZero();
        return kcov;
    }
}
