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

/** Sections in softirqs, since v5.8: {@code kcov_remote_softirq_start()} and what it puts aside. */
@ParameterizedClass
@EnumSource(names = {"G4", "G5", "G6", "G7"})
class SoftirqSectionsTest {
    private static final Handle BUS = Handle.usb(1);
    private static final Handle OTHER_BUS = Handle.usb(2);
    private static final long WARNED = 512;

    private final KcovBench kernel;
    private final Kcov kcov;
    private final TaskStruct task;

    SoftirqSectionsTest(Generation generation) {
        kernel = new KcovBench(generation);
        kcov = kernel.initialised();
        task = kernel.task();
        kernel.remoteEnable(kernel.task(), kcov, RemoteArg.of(BUS).areaSize(4));
    }

    @Test
    void theAreaIsNotOfTheSizeThatTheOwnerAskedFor() {
        task.preemptCount.inSoftirq(() -> kernel.section(task, BUS.bits(), 100));

        assertThat(kcov.area[0]).isEqualTo(100);
        assertThat(task.kcovMode).isEqualTo(KcovMode.DISABLED);
        assertThat(kcov.refcount).as("file, owner").isEqualTo(2);
    }

    @Test
    void theAreaHasTheConfiguredSizeAndRoomForAPcLess() {
        Kcov large = kernel.initialised(KcovRemoteAreas.IRQ_AREA_WORDS + 512);
        kernel.remoteEnable(kernel.task(), large, RemoteArg.of(OTHER_BUS));

        task.preemptCount.inSoftirq(() -> kernel.section(task, OTHER_BUS.bits(), KcovRemoteAreas.IRQ_AREA_WORDS + 1));

        assertThat(large.area[0]).isEqualTo(KcovRemoteAreas.IRQ_AREA_WORDS - 1);
    }

    @Test
    void aTaskThatTracesItselfGoesOnAfterwards() {
        Kcov local = kernel.initialised();
        kernel.enable(task, local, PC);
        kernel.trace(task, 2);

        task.preemptCount.inSoftirq(() -> {
            kernel.section(task, BUS.bits(), 3);
            kernel.trace(task, 7);
        });
        kernel.trace(task, 1);

        assertThat(local.area).startsWith(3, -1, -2, -1, 0);
        assertThat(kcov.area).startsWith(3, -1, -2, -3, 0);
        assertThat(kernel.disable(task, local)).isZero();
    }

    @Test
    void aSectionOfATaskGoesOnAfterwardsAndIsCollected() {
        Kcov outer = kernel.initialised();
        kernel.remoteEnable(kernel.task(), outer, RemoteArg.of(OTHER_BUS));
        kernel.sections.remoteStart(task, OTHER_BUS.bits());
        kernel.trace(task, 2);

        task.preemptCount.inSoftirq(() -> kernel.section(task, BUS.bits(), 3));
        kernel.trace(task, 2);
        kernel.sections.remoteStop(task);

        assertThat(outer.area).as("its sequence has been put aside, too").startsWith(4, -1, -2, -1, -2, 0);
        assertThat(kcov.area[0]).isEqualTo(3);
    }

    @Test
    void aHandleThatNobodyHasLeavesTheInterruptedTaskAlone() {
        Kcov local = kernel.initialised();
        kernel.enable(task, local, PC);

        task.preemptCount.inSoftirq(() -> kernel.section(task, OTHER_BUS.bits(), 3));
        kernel.trace(task, 2);

        assertThat(local.area).startsWith(2, -1, -2, 0);
        assertThat(kernel.log.taint()).isZero();
    }

    @Test
    void aSoftirqIsInOneSectionAtATime() {
        task.preemptCount.inSoftirq(() -> {
            kernel.sections.remoteStart(task, BUS.bits());
            kernel.sections.remoteStart(task, BUS.bits());
            kernel.trace(task, 1);
            kernel.sections.remoteStop(task);
            kernel.sections.remoteStop(task);
        });

        assertThat(kernel.log.taint()).isEqualTo(WARNED);
        assertThat(kcov.area[0]).isOne();
        assertThat(kcov.refcount).isEqualTo(2);
    }

    @Test
    void hardwareInterruptsOfATaskBeginAndEndNoSection() {
        kernel.sections.remoteStart(task, BUS.bits());
        kernel.trace(task, 1);

        task.preemptCount.inHardirq(() -> {
            kernel.section(task, BUS.bits(), 5);
            kernel.trace(task, 5);
        });
        kernel.sections.remoteStop(task);

        assertThat(kcov.area).startsWith(1, -1, 0);
        assertThat(kernel.log.taint()).isZero();
    }

    @Test
    void aSectionThatItsSoftirqLeavesOpenIsWarnedOfWhenTheTaskStopsOne() {
        task.preemptCount.inSoftirq(() -> kernel.sections.remoteStart(task, BUS.bits()));

        kernel.sections.remoteStop(task);

        assertThat(kernel.log.taint()).isEqualTo(WARNED);
        assertThat(kcov.refcount).as("file, owner, section").isEqualTo(3);
    }
}
