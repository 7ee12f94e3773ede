/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.unmapped;
import static org.kcovtck.suites.Workers.FIRST;
import static org.kcovtck.suites.Workers.SECOND;
import static org.kcovtck.suites.Workers.collecting;
import static org.kcovtck.target.Statement.Site.A;
import static org.kcovtck.target.Statement.pcs;
import static org.kcovtck.target.Statement.start;
import static org.kcovtck.target.Statement.stop;
import static org.kcovtck.target.Statement.thread;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;
import org.kcovtck.target.VhostDevice;
import org.kcovtck.target.VmallocInfo;

/** What a section leaves behind in the kernel's memory: its area for the next one, and nothing of its buffer. */
class SectionMemoryRules {
    /** Each makes and ends a thread of the kernel. */
    private static final int WORKERS = 10;

    @Test
    @Verifies("LIFE-025")
    void theAreaOfASectionServesTheNextOne(Target kernel) {
        VmallocInfo info = new VmallocInfo(kernel.newProcess());
        Buffer buffer = collecting(kernel, FIRST);
        makeAWorker(buffer.task());
        assertThat("the count", buffer.count()).isAbove(0);
        long areas = info.areas();

        for (int i = 0; i < WORKERS; i++) {
            makeAWorker(buffer.task());
        }

        assertThat("areas", info.areas()).is(areas);
    }

    @Test
    @Verifies("LIFE-025")
    void anAreaServesSectionsOfItsOwnSizeOnly(Target kernel) {
        VmallocInfo info = new VmallocInfo(kernel.newProcess());
        Task small =
                collecting(kernel, RemoteArg.ofCommon(FIRST).areaSize(WORDS)).task();
        Task large = collecting(kernel, RemoteArg.ofCommon(SECOND).areaSize(2 * WORDS))
                .task();
        makeAWorker(small);
        makeAWorker(large);
        long areas = info.areas();

        for (int i = 0; i < WORKERS; i++) {
            makeAWorker(small);
            makeAWorker(large);
        }

        assertThat("areas", info.areas()).is(areas);
    }

    @Test
    @Verifies("LIFE-038")
    void aSectionThatHasEndedDoesNotKeepTheBuffer(Target kernel) {
        assertThat("buffers", buffersAfterASection(kernel, RemoteArg.of(BUS_A))).is(0);
    }

    @Test
    @Verifies("LIFE-038")
    void aSectionThatHasNoMemoryDoesNotKeepTheBuffer(Target kernel) {
        assertThat("buffers", buffersAfterASection(kernel, RemoteArg.of(BUS_A).areaSize(-1)))
                .is(0);
    }

    /** How many buffers there are more when a section has been run for an owner, and its descriptor was closed. */
    private static long buffersAfterASection(Target kernel, RemoteArg argument) {
        VmallocInfo info = new VmallocInfo(kernel.newProcess());
        long before = info.buffers();
        KcovFile file = unmapped(kernel);
        assertThat(file.remoteEnable(argument)).returns(0);
        Probe.of(kernel.newProcess()).run(thread(start(BUS_A), pcs(A, 3), stop()));
        assertThat(file.disable()).returns(0);
        file.close().required();
        return info.buffers() - before;
    }

    @Test
    @Verifies("LIFE-050")
    void areasOfManySizesLeaveNothing(Target kernel) {
        Task task = kernel.newProcess();
        VmallocInfo info = new VmallocInfo(task);
        long before = info.areas();
        // Sizes that no earlier test has asked for.
        int size = 0x1000 + 16 * (int) task.run(new Getpid()).value();

        for (int i = 0; i < WORKERS; i++) {
            Buffer buffer = collecting(kernel, RemoteArg.ofCommon(FIRST).areaSize(size + i));
            makeAWorker(buffer.task());
            assertThat("the count", buffer.count()).isAbove(0);
            buffer.task().exit();
        }

        assertThat("areas", info.areas()).is(before);
    }

    private static void makeAWorker(Task task) {
        VhostDevice.of(task, VhostDevice.VSOCK).owned().close();
    }
}
