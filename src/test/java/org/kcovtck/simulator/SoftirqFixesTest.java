/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kcovtck.abi.Errno;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.rules.Generation;

/** Sections in softirqs with and without the fixes that came later. */
class SoftirqFixesTest {
    private static final Handle BUS = Handle.usb(1);
    private static final String OWNER_KEPT = "remote-owner-kept";
    private static final String HARDIRQ = "hardirq-in-softirq";

    @ParameterizedTest
    @EnumSource(names = {"G4", "G5"})
    void anOwnerThatASoftirqInterruptsLosesItsDescriptor(Generation generation) {
        KcovBench kernel = new KcovBench(generation);
        TaskStruct owner = kernel.task();
        Kcov kcov = kernel.initialised();
        kernel.remoteEnable(owner, kcov, RemoteArg.of(BUS));

        owner.preemptCount.inSoftirq(() -> kernel.section(owner, BUS.bits(), 3));

        assertThat(kcov.area[0]).isEqualTo(3);
        assertThat(kernel.disable(owner, kcov)).isEqualTo(-Errno.EINVAL.number());
        kernel.device.taskExit(owner);
        assertThat(kernel.remoteEnable(kernel.task(), kernel.initialised(), RemoteArg.of(BUS)))
                .as("registered until reboot")
                .isEqualTo(-Errno.EEXIST.number());
    }

    @ParameterizedTest
    @EnumSource(names = {"G4", "G5", "G6", "G7"})
    void withTheFixItKeepsIt(Generation generation) {
        KcovBench kernel = new KcovBench(generation, OWNER_KEPT);
        TaskStruct owner = kernel.task();
        Kcov kcov = kernel.initialised();
        kernel.remoteEnable(owner, kcov, RemoteArg.of(BUS));

        owner.preemptCount.inSoftirq(() -> kernel.section(owner, BUS.bits(), 3));

        assertThat(kcov.area[0]).isEqualTo(3);
        assertThat(kernel.disable(owner, kcov)).isZero();
        assertThat(kernel.remotes.find(BUS.bits())).isNull();
    }

    @Test
    void aHardwareInterruptIsTakenForTheSoftirqThatItInterrupts() {
        KcovBench kernel = new KcovBench(Generation.G6);
        Kcov kcov = registered(kernel);

        sectionThatIsInterrupted(kernel, 5);

        assertThat(kcov.area[0]).isEqualTo(2 + 5 + 1);
        assertThat(kernel.log.taint()).isZero();
    }

    @Test
    void withTheFixItIsNot() {
        KcovBench kernel = new KcovBench(Generation.G6, HARDIRQ);
        Kcov kcov = registered(kernel);

        sectionThatIsInterrupted(kernel, 5);

        assertThat(kcov.area[0]).isEqualTo(2 + 1);
    }

    @Test
    void aSectionInAHardwareInterruptOfASoftirqsSectionIsWarnedOf() {
        assertThat(taintAfterNestedStart(new KcovBench(Generation.G6))).isEqualTo(512);
    }

    @Test
    void withTheFixItIsPassedOver() {
        assertThat(taintAfterNestedStart(new KcovBench(Generation.G6, HARDIRQ))).isZero();
    }

    /** Since the areas are a pool (6.1.185, 6.12.106, v7.2). */
    @Test
    void aSoftirqThatFindsNoAreaIsPassedOver() {
        KcovBench kernel = new KcovBench(Generation.G7);
        Kcov kcov = registered(kernel);
        TaskStruct first = kernel.task();
        TaskStruct second = kernel.task();
        first.preemptCount.inSoftirq(() -> kernel.sections.remoteStart(first, BUS.bits()));

        second.preemptCount.inSoftirq(() -> kernel.section(second, BUS.bits(), 3));

        assertThat(kcov.area[0]).isZero();
        assertThat(kcov.refcount).as("file, owner, the first section").isEqualTo(3);
    }

    private static Kcov registered(KcovBench kernel) {
        Kcov kcov = kernel.initialised();
        kernel.remoteEnable(kernel.task(), kcov, RemoteArg.of(BUS));
        return kcov;
    }

    private static void sectionThatIsInterrupted(KcovBench kernel, int pcs) {
        TaskStruct task = kernel.task();
        task.preemptCount.inSoftirq(() -> {
            kernel.sections.remoteStart(task, BUS.bits());
            kernel.trace(task, 2);
            task.preemptCount.inHardirq(() -> kernel.trace(task, pcs));
            kernel.trace(task, 1);
            kernel.sections.remoteStop(task);
        });
    }

    private static long taintAfterNestedStart(KcovBench kernel) {
        registered(kernel);
        TaskStruct task = kernel.task();
        task.preemptCount.inSoftirq(() -> {
            kernel.sections.remoteStart(task, BUS.bits());
            task.preemptCount.inHardirq(() -> kernel.sections.remoteStart(task, BUS.bits()));
            kernel.sections.remoteStop(task);
        });
        return kernel.log.taint();
    }
}
