/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kcovtck.simulator.KcovBench.PC;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kcovtck.abi.Errno;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.rules.Generation;

/** Sections that begin, end and are overtaken by their owner. */
class SectionsTest {
    private static final Handle BUS = Handle.usb(1);

    @ParameterizedTest
    @EnumSource(names = {"G3", "G4", "G5", "G6", "G7"})
    void whatASectionCollectsIsSeenWhenItEnds(Generation generation) {
        KcovBench kernel = new KcovBench(generation);
        Kcov kcov = kernel.initialised();
        TaskStruct worker = kernel.task();
        kernel.remoteEnable(kernel.task(), kcov, RemoteArg.of(BUS));

        kernel.sections.remoteStart(worker, BUS.bits());
        kernel.trace(worker, 5);
        assertThat(kcov.area[0]).isZero();

        kernel.sections.remoteStop(worker);
        assertThat(kcov.area).startsWith(5, -1, -2, -3, -4, -5, 0);
        assertThat(worker.kcovMode).isEqualTo(KcovMode.DISABLED);
    }

    @ParameterizedTest
    @EnumSource(names = {"G3", "G4", "G5", "G6", "G7"})
    void whatAnOldSectionCollectsIsDroppedAfterDisable(Generation generation) {
        KcovBench kernel = new KcovBench(generation);
        Kcov kcov = kernel.initialised();
        TaskStruct owner = kernel.task();
        TaskStruct worker = kernel.task();
        kernel.remoteEnable(owner, kcov, RemoteArg.of(BUS));
        kernel.sections.remoteStart(worker, BUS.bits());
        kernel.trace(worker, 5);

        kernel.disable(owner, kcov);
        kernel.remoteEnable(owner, kcov, RemoteArg.of(BUS));
        kernel.sections.remoteStop(worker);
        assertThat(kcov.area[0]).as("the sequence has moved on").isZero();

        kernel.section(worker, BUS.bits(), 2);
        assertThat(kcov.area[0]).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"G3", "G4", "G5", "G6", "G7"})
    void aHandleThatIsMalformedIsWarnedOfAndOneThatIsFreeIsNot(Generation generation) {
        KcovBench kernel = new KcovBench(generation);
        TaskStruct worker = kernel.task();

        kernel.section(worker, BUS.bits(), 1);
        kernel.section(worker, 0, 1);
        assertThat(kernel.log.taint()).isZero();

        kernel.section(worker, 2L << 56, 1);
        assertThat(kernel.log.taint()).isEqualTo(512);
    }

    @ParameterizedTest
    @EnumSource(names = {"G3", "G4", "G5", "G6", "G7"})
    void aSectionInATaskThatTracesItselfIsWarnedOfAndIgnored(Generation generation) {
        KcovBench kernel = new KcovBench(generation);
        TaskStruct worker = kernel.task();
        Kcov own = kernel.initialised();
        kernel.remoteEnable(kernel.task(), kernel.initialised(), RemoteArg.of(BUS));
        kernel.enable(worker, own, PC);

        kernel.sections.remoteStart(worker, BUS.bits());

        assertThat(kernel.log.taint()).isEqualTo(512);
        assertThat(worker.kcov).isSameAs(own);
    }

    @Test
    void inG6AnOwnersOwnSectionIsWarnedOf() {
        KcovBench kernel = new KcovBench(Generation.G6);
        TaskStruct owner = kernel.task();
        Kcov kcov = kernel.initialised();
        kernel.remoteEnable(owner, kcov, RemoteArg.of(BUS));
        assertThat(owner.kcovMode).isEqualTo(KcovMode.REMOTE);

        kernel.sections.remoteStart(owner, BUS.bits());

        assertThat(kernel.log.taint()).isEqualTo(512);
        assertThat(kcov.refcount).isEqualTo(2);
    }

    @Test
    void inG7AnOwnersOwnSectionIsCollected() {
        KcovBench kernel = new KcovBench(Generation.G7);
        TaskStruct owner = kernel.task();
        Kcov kcov = kernel.initialised();
        kernel.remoteEnable(owner, kcov, RemoteArg.of(BUS));

        kernel.section(owner, BUS.bits(), 4);

        assertThat(kernel.log.taint()).isZero();
        assertThat(kcov.area[0]).isEqualTo(4);
        assertThat(kernel.disable(owner, kcov)).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"G4", "G5"})
    void beforeThatItMakesTheOwnerLoseItsDescriptor(Generation generation) {
        KcovBench kernel = new KcovBench(generation);
        TaskStruct owner = kernel.task();
        Kcov kcov = kernel.initialised();
        kernel.remoteEnable(owner, kcov, RemoteArg.of(BUS));

        kernel.section(owner, BUS.bits(), 4);

        assertThat(kernel.log.taint()).isZero();
        assertThat(kernel.disable(owner, kcov)).isEqualTo(-Errno.EINVAL.number());
        assertThat(kernel.remoteEnable(kernel.task(), kernel.initialised(), RemoteArg.of(BUS)))
                .as("registered until reboot")
                .isEqualTo(-Errno.EEXIST.number());
    }

    @Test
    void inG6TheEndOfAnOwnersOwnSectionKillsTheKernel() {
        KcovBench kernel = new KcovBench(Generation.G6);
        TaskStruct owner = kernel.task();
        kernel.remoteEnable(owner, kernel.initialised(), RemoteArg.of(BUS));

        assertThatThrownBy(() -> kernel.sections.remoteStop(owner)).isInstanceOf(BrokenException.class);

        assertThat(kernel.log.lines()).anyMatch(line -> line.startsWith("BUG: kernel NULL pointer dereference"));
    }

    @ParameterizedTest
    @EnumSource(names = {"G3", "G4", "G5", "G6", "G7"})
    void aTaskThatEndsInASectionIsWarnedOf(Generation generation) {
        KcovBench kernel = new KcovBench(generation);
        TaskStruct worker = kernel.task();
        Kcov kcov = kernel.initialised();
        kernel.remoteEnable(kernel.task(), kcov, RemoteArg.of(BUS));
        kernel.sections.remoteStart(worker, BUS.bits());

        kernel.device.taskExit(worker);

        assertThat(kernel.log.taint()).isEqualTo(512);
        assertThat(kcov.refcount).as("the section has not ended").isEqualTo(3);
    }

    @Test
    void inG7AnOwnerThatEndsInItsOwnSectionLeavesItsHandlesBehind() {
        KcovBench kernel = new KcovBench(Generation.G7);
        TaskStruct owner = kernel.task();
        Kcov kcov = kernel.initialised();
        kernel.remoteEnable(owner, kcov, RemoteArg.of(BUS));
        kernel.sections.remoteStart(owner, BUS.bits());

        kernel.device.taskExit(owner);

        assertThat(kernel.log.taint()).isEqualTo(512);
        assertThat(kernel.remotes.find(BUS.bits())).isSameAs(kcov);
    }

    @Test
    void anAreaOfNoWordsIsWarnedOfOnceAndCollectsNothing() {
        KcovBench kernel = new KcovBench(Generation.G7);
        Kcov kcov = kernel.initialised();
        TaskStruct worker = kernel.task();
        kernel.remoteEnable(kernel.task(), kcov, RemoteArg.of(BUS).areaSize(0));

        kernel.section(worker, BUS.bits(), 3);
        int lines = kernel.log.size();
        kernel.section(worker, BUS.bits(), 3);

        assertThat(kernel.log.taint()).isEqualTo(512);
        assertThat(kernel.log.size()).isEqualTo(lines);
        assertThat(kcov.area[0]).isZero();
        assertThat(kcov.refcount).as("no section holds it").isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"G3", "G4"})
    void upToV512ItIsTakenForAWantOfMemory(Generation generation) {
        KcovBench kernel = new KcovBench(generation);
        kernel.remoteEnable(
                kernel.task(), kernel.initialised(), RemoteArg.of(BUS).areaSize(0));

        kernel.section(kernel.task(), BUS.bits(), 3);

        assertThat(kernel.log.lines()).singleElement().asString().contains("vmalloc: allocation failure: 0 bytes");
        assertThat(kernel.log.taint()).isZero();
    }
}
