/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.simulator.KcovBench.PC;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kcovtck.abi.Errno;
import org.kcovtck.rules.Generation;

/** A task that enables a second descriptor: noticed since v4.16. */
class DoubleAssociationTest {
    @ParameterizedTest
    @CsvSource({"G1, EBUSY", "G2, EINVAL"})
    void upToV415TheFirstDescriptorIsLost(Generation generation, String errorOfFirst) {
        KcovBench kernel = new KcovBench(generation);
        TaskStruct task = kernel.task();
        Kcov first = kernel.initialised();
        Kcov second = kernel.initialised();
        kernel.enable(task, first, PC);

        assertThat(kernel.enable(task, second, PC)).isZero();
        kernel.trace(task, 3);
        assertThat(first.area[0]).isZero();
        assertThat(second.area[0]).isEqualTo(3);

        assertThat(kernel.disable(task, first)).isEqualTo(-EINVAL.number());
        kernel.device.taskExit(task);
        kernel.close(first);
        kernel.close(second);
        assertThat(first.refcount).as("leaked").isOne();
        assertThat(second.refcount).isZero();
        assertThat(Errno.nameOf(-kernel.enable(kernel.task(), first, PC))).isEqualTo(errorOfFirst);
    }

    @Test
    void sinceV416ItIsRefused() {
        KcovBench kernel = new KcovBench(Generation.G2, "double-association");
        TaskStruct task = kernel.task();
        Kcov first = kernel.initialised();
        kernel.enable(task, first, PC);

        assertThat(kernel.enable(task, kernel.initialised(), PC)).isEqualTo(-EBUSY.number());
        assertThat(kernel.disable(task, first)).isZero();
    }
}
