/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.simulator.KcovBench.PC;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.rules.Generation;

/** Who keeps a descriptor's buffer: the open file, the task that enabled it, each section that runs. */
@ParameterizedClass
@EnumSource(names = {"G3", "G4", "G5", "G6", "G7"})
class ReferencesTest {
    private static final long BUS = Handle.usb(1).bits();

    private final KcovBench kernel;
    private final TaskStruct task;
    private final Kcov kcov;

    ReferencesTest(Generation generation) {
        kernel = new KcovBench(generation);
        task = kernel.task();
        kcov = kernel.initialised();
    }

    @Test
    void disableGivesBackWhatEnableTook() {
        kernel.enable(task, kcov, PC);
        assertThat(kcov.refcount).isEqualTo(2);

        kernel.disable(task, kcov);
        assertThat(kcov.refcount).isOne();

        kernel.close(kcov);
        assertThat(kcov.area).as("freed").isNull();
    }

    @Test
    void aTaskThatClosedTheFileKeepsTheBufferUntilItExits() {
        kernel.enable(task, kcov, PC);

        kernel.close(kcov);
        kernel.trace(task, 3);
        assertThat(kcov.area[0]).isEqualTo(3);

        kernel.device.taskExit(task);
        assertThat(kcov.refcount).isZero();
        assertThat(kcov.area).as("freed").isNull();
    }

    @Test
    void handlesStayRegisteredUntilTheOwnerExits() {
        kernel.remoteEnable(task, kcov, RemoteArg.of(Handle.usb(1)));

        kernel.close(kcov);
        assertThat(kernel.remotes.find(BUS)).isSameAs(kcov);

        kernel.device.taskExit(task);
        assertThat(kernel.remotes.find(BUS)).isNull();
        assertThat(kcov.area).as("freed").isNull();
    }

    @Test
    void aSectionThatRunsIsTheLastToLetGo() {
        TaskStruct worker = kernel.task();
        kernel.remoteEnable(task, kcov, RemoteArg.of(Handle.usb(1)));
        kernel.sections.remoteStart(worker, BUS);
        assertThat(kcov.refcount).as("file, owner, section").isEqualTo(3);

        kernel.disable(task, kcov);
        kernel.close(kcov);
        assertThat(kcov.area).isNotNull();

        kernel.sections.remoteStop(worker);
        assertThat(kcov.refcount).isZero();
        assertThat(kcov.area).as("freed").isNull();
    }

    @Test
    void aTaskThatEnabledNothingHasNothingToLetGo() {
        kernel.enable(task, kcov, PC);

        kernel.device.taskExit(kernel.fork(task));

        assertThat(kcov.refcount).isEqualTo(2);
        assertThat(kcov.t).isSameAs(task);
    }
}
