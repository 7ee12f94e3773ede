/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.simulator.KcovBench.PC;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.rules.Generation;

/** {@code task_struct.kcov_handle}: what a task hands on to those that it makes. */
class CommonHandleTest {
    private static final long COMMON = 0x42;

    @ParameterizedTest
    @EnumSource(names = {"G3", "G4", "G5", "G6", "G7"})
    void aChildHasItsParentsHandleAndNothingElse(Generation generation) {
        KcovBench kernel = new KcovBench(generation);
        TaskStruct parent = owner(kernel, kernel.initialised());

        TaskStruct child = kernel.fork(parent);

        assertThat(parent.kcovHandle).isEqualTo(COMMON);
        assertThat(child.kcovHandle).isEqualTo(COMMON);
        assertThat(child.kcov).isNull();
        assertThat(child.kcovRemote).isNull();
        assertThat(child.kcovMode).isEqualTo(KcovMode.DISABLED);
    }

    @ParameterizedTest
    @EnumSource(names = {"G3", "G4", "G5", "G6", "G7"})
    void aChildKeepsTheNumberAfterItsParentHasDisabled(Generation generation) {
        KcovBench kernel = new KcovBench(generation);
        Kcov kcov = kernel.initialised();
        TaskStruct parent = owner(kernel, kcov);
        TaskStruct child = kernel.fork(parent);

        kernel.disable(parent, kcov);

        assertThat(parent.kcovHandle).isZero();
        assertThat(child.kcovHandle).isEqualTo(COMMON);
        assertThat(kernel.remotes.find(COMMON)).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"G3", "G4", "G5", "G6", "G7"})
    void aRemoteEnableWithoutACommonHandleKeepsTheInheritedOne(Generation generation) {
        KcovBench kernel = new KcovBench(generation);
        TaskStruct child = kernel.fork(owner(kernel, kernel.initialised()));

        kernel.remoteEnable(child, kernel.initialised(), RemoteArg.of(Handle.usb(1)));

        assertThat(child.kcovHandle).isEqualTo(COMMON);
    }

    @ParameterizedTest
    @EnumSource(names = {"G3", "G4", "G5", "G6"})
    void upToG6AChildThatDisablesItsOwnDescriptorLosesTheInheritedHandle(Generation generation) {
        assertThat(handleAfterEnableAndDisable(generation)).isZero();
    }

    @Test
    void sinceG7ItKeepsIt() {
        assertThat(handleAfterEnableAndDisable(Generation.G7)).isEqualTo(COMMON);
    }

    @ParameterizedTest
    @EnumSource(names = {"G3", "G4"})
    void upToV510AnInterruptHasTheHandleOfTheTaskThatItInterrupts(Generation generation) {
        assertThat(handleInInterrupt(new KcovBench(generation))).isEqualTo(COMMON);
    }

    @ParameterizedTest
    @EnumSource(names = {"G4", "G5", "G6", "G7"})
    void sinceV511AnInterruptHasNone(Generation generation) {
        assertThat(handleInInterrupt(new KcovBench(generation, "common-handle-in-task")))
                .isZero();
    }

    private static long handleInInterrupt(KcovBench kernel) {
        TaskStruct owner = owner(kernel, kernel.initialised());
        assertThat(kernel.sections.commonHandle(owner)).isEqualTo(COMMON);
        long[] handle = new long[1];
        owner.preemptCount.inHardirq(() -> handle[0] = kernel.sections.commonHandle(owner));
        return handle[0];
    }

    private static long handleAfterEnableAndDisable(Generation generation) {
        KcovBench kernel = new KcovBench(generation);
        TaskStruct child = kernel.fork(owner(kernel, kernel.initialised()));
        Kcov own = kernel.initialised();
        kernel.enable(child, own, PC);
        kernel.disable(child, own);
        return child.kcovHandle;
    }

    private static TaskStruct owner(KcovBench kernel, Kcov kcov) {
        TaskStruct owner = kernel.task();
        kernel.remoteEnable(owner, kcov, RemoteArg.ofCommon(Handle.common(COMMON)));
        return owner;
    }
}
