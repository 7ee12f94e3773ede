/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EFAULT;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.simulator.KcovBench.PC;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.rules.Generation;

/** Which error a call gets that is wrong in two ways; the same in all generations since v5.5. */
@ParameterizedClass
@EnumSource(names = {"G3", "G4", "G5", "G6", "G7"})
class ErrorOrderTest {
    private static final long BAD_MODE = 7;
    private static final Handle GOOD = Handle.usb(1);
    private static final Handle BAD = new Handle(2L << 56);

    private final KcovBench kernel;
    private final TaskStruct task;

    ErrorOrderTest(Generation generation) {
        kernel = new KcovBench(generation);
        task = kernel.task();
    }

    @Test
    void enableLooksAtTheDescriptorThenAtTheTaskThenAtTheMode() {
        kernel.enable(task, kernel.initialised(), PC);

        assertThat(kernel.enable(task, new Kcov(), BAD_MODE)).isEqualTo(-EINVAL.number());
        assertThat(kernel.enable(task, kernel.initialised(), BAD_MODE)).isEqualTo(-EBUSY.number());
        assertThat(kernel.enable(kernel.task(), kernel.initialised(), BAD_MODE)).isEqualTo(-EINVAL.number());
    }

    @Test
    void enableComparesTheWholeArgument() {
        assertThat(kernel.enable(task, kernel.initialised(), 1L << 32)).isEqualTo(-EINVAL.number());
    }

    @Test
    void remoteEnableReadsTheNumberOfHandlesBeforeAnythingElse() {
        assertThat(kernel.remoteEnable(task, new Kcov(), new byte[11])).isEqualTo(-EFAULT.number());
    }

    @Test
    void remoteEnableRefusesTooManyHandlesBeforeItReadsThem() {
        byte[] start = Arrays.copyOf(RemoteArg.of().numHandles(0x101).bytes(), 12);

        assertThat(kernel.remoteEnable(task, new Kcov(), start)).isEqualTo(-EINVAL.number());
    }

    @Test
    void remoteEnableReadsTheHandlesBeforeItLooksAtTheDescriptor() {
        assertThat(kernel.remoteEnable(task, new Kcov(), RemoteArg.of(GOOD).numHandles(2)))
                .isEqualTo(-EFAULT.number());
    }

    @Test
    void remoteEnableLooksAtTheDescriptorThenAtTheTaskThenAtTheModeThenAtHandles() {
        RemoteArg wrong = RemoteArg.of(BAD).traceMode((int) BAD_MODE);
        RemoteArg taken = RemoteArg.of(GOOD).traceMode((int) BAD_MODE);
        kernel.remoteEnable(task, kernel.initialised(), RemoteArg.of(GOOD));

        assertThat(kernel.remoteEnable(task, new Kcov(), wrong)).isEqualTo(-EINVAL.number());
        assertThat(kernel.remoteEnable(task, kernel.initialised(), wrong)).isEqualTo(-EBUSY.number());
        assertThat(kernel.remoteEnable(kernel.task(), kernel.initialised(), taken))
                .isEqualTo(-EINVAL.number());
    }

    @Test
    void handlesAreLookedAtOneAfterTheOtherAndTheCommonOneLast() {
        Kcov kcov = kernel.initialised();
        Handle noCommon = Handle.usb(3);

        assertThat(kernel.remoteEnable(task, kcov, RemoteArg.of(GOOD, GOOD, BAD)))
                .isEqualTo(-EEXIST.number());
        assertThat(kernel.remoteEnable(task, kcov, RemoteArg.of(BAD, GOOD, GOOD)))
                .isEqualTo(-EINVAL.number());
        assertThat(kernel.remoteEnable(task, kcov, RemoteArg.of(GOOD, GOOD).common(noCommon)))
                .isEqualTo(-EEXIST.number());
        assertThat(kernel.remoteEnable(task, kcov, RemoteArg.of(GOOD).common(noCommon)))
                .isEqualTo(-EINVAL.number());
    }

    @Test
    void disableTakesNoArgument() {
        Kcov kcov = kernel.initialised();
        kernel.enable(task, kcov, PC);

        assertThat(kernel.disable(kernel.task(), kcov)).as("by another").isEqualTo(-EINVAL.number());
        assertThat(kernel.disable(task, kcov, 1L << 32)).isEqualTo(-EINVAL.number());
        assertThat(kernel.disable(task, kcov)).isZero();
    }
}
