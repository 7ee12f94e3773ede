/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What QEMU's {@code info registers -a} prints, cut to what matters. */
class StuckProcessorTest {
    private static final String SPINS = "RIP=ffffffff8115 RFL=00000046 [---Z-P-] CPL=0 II=0 A20=1 SMM=0 HLT=0\r\n";
    private static final String IDLES = "RIP=ffffffff8118 RFL=00000246 [---Z-P-] CPL=0 II=0 A20=1 SMM=0 HLT=1\r\n";
    private static final String RUNS_A_PROGRAM =
            "RIP=0000000000401 RFL=00000246 [---Z-P-] CPL=3 II=0 A20=1 SMM=0 HLT=0\r\n";

    @Test
    void onlyWhatNeitherIdlesNorRunsAProgramIsInTheKernel() {
        String registers = "\r\nCPU#0\r\nRAX=0000\r\n" + SPINS + "\r\nCPU#1\r\nRAX=0000\r\n" + IDLES + "\r\nCPU#2\r\n"
                + RUNS_A_PROGRAM;

        assertThat(StuckProcessor.areInKernel(registers)).containsExactly(true, false, false);
    }
}
