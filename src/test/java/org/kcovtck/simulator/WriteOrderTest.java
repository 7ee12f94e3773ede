/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.simulator.KcovBench.PC;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kcovtck.rules.Generation;

/** What is written first, the count or the entry: seen where a count of all ones makes both the same word. */
class WriteOrderTest {
    private static final long ADDRESS = 0xffff_ffff_8100_0010L;

    @ParameterizedTest
    @EnumSource(names = {"G1", "G2", "G3", "G4", "G5"})
    void upToV518TheCountIsWrittenLastAndBeginsAnew(Generation generation) {
        assertThat(areaAfterTwoPcs(new KcovBench(generation))).containsExactly(1, ADDRESS + 16, 0, 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"G5", "G6", "G7"})
    void sinceV519ThePcIsWrittenLastAndStays(Generation generation) {
        assertThat(areaAfterTwoPcs(new KcovBench(generation, "count-before-entry")))
                .containsExactly(ADDRESS, 0, 0, 0);
    }

    private static long[] areaAfterTwoPcs(KcovBench kernel) {
        TaskStruct task = kernel.task();
        Kcov kcov = kernel.initialised(4);
        kernel.mmap(kcov, 4L * Long.BYTES);
        kernel.enable(task, kcov, PC);
        kcov.area[0] = -1;
        kernel.callbacks.tracePc(task, ADDRESS);
        kernel.callbacks.tracePc(task, ADDRESS + 16);
        return kcov.area;
    }
}
