/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOTTY;
import static org.kcovtck.simulator.KcovBench.CMP;
import static org.kcovtck.simulator.KcovBench.PC;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.rules.Generation;

/** KCOV_ENABLE up to v4.14, which knew PCs only. */
class KcovWithoutModesTest {
    private final KcovBench kernel = new KcovBench(Generation.G1);
    private final Kcov kcov = kernel.initialised();
    private final TaskStruct task = kernel.task();

    @Test
    void theArgumentIsNothingYet() {
        assertThat(kernel.enable(task, kcov, CMP)).isEqualTo(-EINVAL.number());
        assertThat(kernel.enable(task, kcov, PC)).isZero();
    }

    @Test
    void aDescriptorThatIsEnabledIsBusyEvenToItsOwner() {
        kernel.enable(task, kcov, PC);

        assertThat(kernel.enable(task, kcov, PC)).isEqualTo(-EBUSY.number());
        assertThat(kernel.enable(kernel.task(), kcov, PC)).isEqualTo(-EBUSY.number());
        assertThat(kernel.enable(task, kcov, CMP)).as("the argument first").isEqualTo(-EINVAL.number());
    }

    @Test
    void initTraceOfAnEnabledDescriptorIsBusy() {
        kernel.enable(task, kcov, PC);

        assertThat(kernel.init(kcov, KcovBench.WORDS)).isEqualTo(-EBUSY.number());
    }

    @Test
    void afterDisableItCanBeEnabledAgain() {
        kernel.enable(task, kcov, PC);

        assertThat(kernel.disable(task, kcov)).isZero();
        assertThat(kernel.enable(kernel.task(), kcov, PC)).isZero();
    }

    @Test
    void remoteEnableIsNoCommandYet() {
        assertThat(kernel.remoteEnable(task, kcov, RemoteArg.of())).isEqualTo(-ENOTTY.number());
        assertThat(kernel.remoteEnable(task, kcov, new byte[0])).isEqualTo(-ENOTTY.number());
        assertThat(new KcovBench(Generation.G2).remoteEnable(task, new Kcov(), new byte[0]))
                .isEqualTo(-ENOTTY.number());
    }
}
