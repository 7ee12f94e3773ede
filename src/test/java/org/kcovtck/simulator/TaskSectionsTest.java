/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.simulator.KcovBench.PC;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.rules.Generation;

/** {@code kcov_remote_start()} and {@code kcov_remote_stop()} of v5.5. */
class TaskSectionsTest {
    private static final Handle BUS = Handle.usb(1);
    private static final long WARNED = 512;

    private final KcovBench kernel = new KcovBench(Generation.G3);
    private final Kcov kcov = kernel.initialised();
    private final TaskStruct owner = kernel.task();
    private final TaskStruct worker = kernel.task();

    @BeforeEach
    void register() {
        kernel.remoteEnable(owner, kcov, RemoteArg.of(BUS));
    }

    @Test
    void noSectionBeginsInAnInterruptAndTheKernelWarns() {
        worker.preemptCount.inSoftirq(() -> kernel.section(worker, BUS.bits(), 3));

        assertThat(kernel.log.taint()).isEqualTo(WARNED);
        assertThat(kcov.area[0]).isZero();
    }

    @Test
    void anOwnersOwnSectionIsWarnedOfThoughItCollectsNothingItself() {
        kernel.sections.remoteStart(owner, BUS.bits());

        assertThat(kernel.log.taint()).isEqualTo(WARNED);
        assertThat(owner.kcovMode).isEqualTo(KcovMode.DISABLED);
        assertThat(kernel.disable(owner, kcov)).isZero();
    }

    @Test
    void aNestedSectionIsWarnedOfAndItsEndIsTheEndOfTheOuterOne() {
        kernel.sections.remoteStart(worker, BUS.bits());
        kernel.trace(worker, 2);

        kernel.section(worker, BUS.bits(), 1);
        assertThat(kernel.log.taint()).isEqualTo(WARNED);
        assertThat(kcov.area).startsWith(3, -1, -2, -1);

        kernel.trace(worker, 4);
        kernel.sections.remoteStop(worker);
        assertThat(kcov.area[0]).isEqualTo(3);
    }

    @Test
    void anInterruptOfASectionIsNotTraced() {
        kernel.sections.remoteStart(worker, BUS.bits());
        worker.preemptCount.inSoftirq(() -> kernel.trace(worker, 5));
        kernel.sections.remoteStop(worker);

        assertThat(kcov.area[0]).isZero();
    }

    @Test
    void aStopInAnInterruptEndsTheSectionThatIsInterrupted() {
        kernel.sections.remoteStart(worker, BUS.bits());
        kernel.trace(worker, 2);

        worker.preemptCount.inSoftirq(() -> kernel.sections.remoteStop(worker));

        assertThat(kcov.area[0]).isEqualTo(2);
        assertThat(worker.kcov).isNull();
    }

    @Test
    void aStopInATaskThatTracesItselfPutsItsBufferWhereAreasAreKept() {
        Kcov local = kernel.initialised();
        kernel.enable(worker, local, PC);

        kernel.sections.remoteStop(worker);

        assertThat(local.area[0]).as("a link of the list").isNegative();
        assertThat(local.refcount).isOne();
        assertThat(worker.kcov).isNull();
    }
}
