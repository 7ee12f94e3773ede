/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.simulator.KcovBench.PC;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.rules.Generation;

/** What a call leaves behind that failed. */
@ParameterizedClass
@EnumSource(names = {"G3", "G4", "G5", "G6", "G7"})
class FailedEnableTest {
    private static final Handle FREE = Handle.usb(1);
    private static final Handle TAKEN = Handle.usb(2);
    private static final long INHERITED = 7;

    private final KcovBench kernel;
    private final TaskStruct task;
    private final Kcov kcov;

    FailedEnableTest(Generation generation) {
        kernel = new KcovBench(generation);
        task = kernel.task();
        kcov = kernel.initialised();
        task.kcovHandle = INHERITED;
        kernel.remoteEnable(kernel.task(), kernel.initialised(), RemoteArg.of(TAKEN));
    }

    @Test
    void aFailedEnableChangesNothing() {
        assertThat(kernel.enable(task, kcov, 7)).isEqualTo(-EINVAL.number());

        isUntouched();
        assertThat(task.kcovHandle).isEqualTo(INHERITED);
        assertThat(kcov.sequence).isOne();
    }

    @Test
    void aRemoteEnableThatFailsBeforeItsHandlesChangesNothing() {
        assertThat(kernel.remoteEnable(task, kcov, RemoteArg.of(FREE).traceMode(7)))
                .isEqualTo(-EINVAL.number());

        isUntouched();
        assertThat(task.kcovHandle).isEqualTo(INHERITED);
        assertThat(kcov.sequence).isOne();
        assertThat(kernel.remotes.find(FREE.bits())).isNull();
    }

    @Test
    void aHandleThatIsTakenTakesBackAllButTheInheritedHandle() {
        assertThat(kernel.remoteEnable(task, kcov, RemoteArg.of(FREE, TAKEN))).isEqualTo(-EEXIST.number());

        isUntouched();
        assertThat(kcov.sequence).isEqualTo(2);
        assertThat(task.kcovHandle).as("inherited, and lost all the same").isZero();
        assertThat(kernel.remotes.find(FREE.bits())).isNull();
        assertThat(kernel.remotes.find(TAKEN.bits())).as("of the other").isNotNull();
    }

    @Test
    void aCommonHandleThatIsRefusedTakesBackTheHandlesBeforeIt() {
        assertThat(kernel.remoteEnable(task, kcov, RemoteArg.of(FREE).common(TAKEN)))
                .isEqualTo(-EINVAL.number());

        isUntouched();
        assertThat(kernel.remotes.find(FREE.bits())).isNull();
    }

    private void isUntouched() {
        assertThat(kcov.refcount).as("of the open file alone").isOne();
        assertThat(kcov.mode).isEqualTo(KcovMode.INIT);
        assertThat(kcov.t).isNull();
        assertThat(kcov.remote).isFalse();
        assertThat(task.kcov).isNull();
        assertThat(task.kcovRemote).isNull();
        assertThat(task.kcovMode).isEqualTo(KcovMode.DISABLED);
        assertThat(kernel.enable(task, kcov, PC)).as("usable at once").isZero();
    }
}
