/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Descriptors.ready;
import static org.kcovtck.suites.Workers.FIRST;
import static org.kcovtck.suites.Workers.SECOND;
import static org.kcovtck.suites.Workers.collecting;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;
import org.kcovtck.target.VhostDevice;

/** Sections of the workers of vhost devices, which are collected under a common handle. */
class VhostRules {
    @Test
    @Verifies("VHOST-001")
    void aWorkerOfVsockIsCollected(Target kernel) {
        Buffer buffer = collecting(kernel, FIRST);

        VhostDevice.of(buffer.task(), VhostDevice.VSOCK).owned().close();

        assertThat(buffer.read()).hasPcs();
    }

    @Test
    @Verifies("VHOST-002")
    void aWorkerOfNetIsCollected(Target kernel) {
        Buffer buffer = collecting(kernel, FIRST);

        VhostDevice.of(buffer.task(), VhostDevice.NET).owned().close();

        assertThat(buffer.read()).hasPcs();
    }

    @Test
    @Verifies("VHOST-003")
    void allWorkersOfAProcessAreCollected(Target kernel) {
        Buffer buffer = collecting(kernel, FIRST);
        VhostDevice one = VhostDevice.of(buffer.task(), VhostDevice.VSOCK).owned();
        VhostDevice other = VhostDevice.of(buffer.task(), VhostDevice.VSOCK).owned();

        one.close();
        long first = buffer.count();
        other.close();

        assertThat("the count after the first", first).isAbove(0);
        assertThat("the count after the second", buffer.count()).isAbove(first);
    }

    @Test
    @Verifies("VHOST-004")
    void aWorkerThatWasMadeBeforeIsNotCollected(Target kernel) {
        Buffer parents = collecting(kernel, FIRST);
        Task child = parents.task().fork();
        VhostDevice device = VhostDevice.of(child, VhostDevice.VSOCK).owned();
        Buffer childs = collecting(child, SECOND);

        device.close();

        // The worker has what its owner had inherited.
        assertThat(childs.read()).hasWords(0, WORDS, 0);
        assertThat(parents.read()).hasPcs();
    }

    @Test
    @Verifies("VHOST-005")
    void aWorkerKeepsItsHandleWhenItsOwnerGetsAnother(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer owners = file.map(WORDS);
        file.remoteEnabled(RemoteArg.ofCommon(FIRST));
        VhostDevice device = VhostDevice.of(file.task(), VhostDevice.VSOCK).owned();
        file.disable().required();
        file.remoteEnabled(RemoteArg.ofCommon(SECOND));
        owners.reset();
        Buffer others = collecting(kernel, FIRST);

        device.close();

        assertThat(others.read()).hasPcs();
        assertThat(owners.read()).hasCount(0);
    }

    @Test
    @Verifies("VHOST-006")
    void aWorkerIsCollectedAgainWhenItsHandleIsRegisteredAgain(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.remoteEnabled(RemoteArg.ofCommon(FIRST));
        VhostDevice device = VhostDevice.of(file.task(), VhostDevice.VSOCK).owned();
        assertThat(file.disable()).returns(0);
        assertThat(file.remoteEnable(RemoteArg.ofCommon(FIRST))).returns(0);
        buffer.reset();

        device.close();

        assertThat(buffer.read()).hasPcs();
    }

    @Test
    @Verifies("VHOST-007")
    void theWorkerOfAThreadMadeBeforeIsNotCollected(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer processes = file.map(WORDS);
        file.remoteEnabled(RemoteArg.ofCommon(FIRST));
        Task thread = file.task().newThread();
        file.disable().required();
        file.remoteEnabled(RemoteArg.ofCommon(SECOND));
        Buffer others = collecting(kernel, FIRST);

        VhostDevice.of(thread, VhostDevice.VSOCK).owned().close();

        // The thread has what it had inherited.
        assertThat(others.read()).hasPcs();
        assertThat(processes.read()).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("VHOST-008")
    void aWorkerMadeAfterALocalDisableIsCollected(Target kernel) {
        Buffer buffer = collecting(kernel, FIRST);
        Task child = buffer.task().fork();

        disabledLocally(child);
        VhostDevice.of(child, VhostDevice.VSOCK).owned().close();

        assertThat(buffer.read()).hasPcs();
    }

    @Test
    @Verifies("VHOST-009")
    void aWorkerMadeAfterALocalDisableIsNotCollected(Target kernel) {
        Buffer buffer = collecting(kernel, FIRST);
        Task child = buffer.task().fork();
        VhostDevice.of(child, VhostDevice.VSOCK).owned().close();
        assertThat("the count before", buffer.count()).isAbove(0);
        buffer.reset();

        disabledLocally(child);
        VhostDevice.of(child, VhostDevice.VSOCK).owned().close();

        assertThat(buffer.read()).hasCount(0);
    }

    private static void disabledLocally(Task task) {
        ready(task).enabled(KCOV_TRACE_PC).disable().required();
    }
}
