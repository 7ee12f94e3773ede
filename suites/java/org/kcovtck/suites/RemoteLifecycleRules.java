/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.BUS_B;
import static org.kcovtck.suites.Descriptors.COMMON;
import static org.kcovtck.suites.Descriptors.another;
import static org.kcovtck.suites.Descriptors.ready;
import static org.kcovtck.suites.Descriptors.registered;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** Fork, exit, close and exec of a task that has enabled remote coverage. */
class RemoteLifecycleRules {
    @Test
    @Verifies("LIFE-009")
    void aThreadsExitFreesItsHandles(Target kernel) {
        KcovFile file = ready(kernel);
        Task thread = file.task().newThread();
        file.by(thread).remoteEnabled(RemoteArg.of(BUS_A, BUS_B).common(COMMON));

        thread.exit();

        assertThat(file.remoteEnable(RemoteArg.of(BUS_A, BUS_B).common(COMMON))).returns(0);
    }

    @Test
    @Verifies("LIFE-009")
    void aProcessesExitFreesItsHandles(Target kernel) {
        KcovFile owner = ready(kernel).remoteEnabled(RemoteArg.of(BUS_A, BUS_B).common(COMMON));

        owner.task().exit();

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B).common(COMMON)))
                .returns(0);
    }

    @Test
    @Verifies("LIFE-010")
    void anExitFreesTheLocalDescriptorOfTwo(Target kernel) {
        KcovFile local = ready(kernel);
        KcovFile remote = another(local);
        Task thread = local.task().newThread();
        local.by(thread).enabled(KCOV_TRACE_PC);
        remote.by(thread).remoteEnabled(RemoteArg.of(BUS_A));

        thread.exit();

        assertThat(local.enable(KCOV_TRACE_PC)).returns(0);
    }

    @Test
    @Verifies("LIFE-010")
    void anExitFreesTheRemoteDescriptorOfTwo(Target kernel) {
        KcovFile local = ready(kernel);
        KcovFile remote = another(local);
        Task thread = local.task().newThread();
        local.by(thread).enabled(KCOV_TRACE_PC);
        remote.by(thread).remoteEnabled(RemoteArg.of(BUS_A));

        thread.exit();

        assertThat(remote.remoteEnable(RemoteArg.of(BUS_A))).returns(0);
    }

    @Test
    @Verifies("LIFE-012")
    void aChildCannotDisableItsParentsRemoteCoverage(Target kernel) {
        KcovFile file = registered(kernel, BUS_A);
        Task child = file.task().fork();

        assertThat(file.by(child).disable()).failsWith(EINVAL);
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
    }

    @Test
    @Verifies("LIFE-012")
    void aChildIsFreeToEnableRemoteCoverageOfItsOwn(Target kernel) {
        KcovFile file = registered(kernel, BUS_A);
        Task child = file.task().fork();

        assertThat(ready(child).remoteEnable(RemoteArg.of(BUS_B))).returns(0);
    }

    @Test
    @Verifies("LIFE-014")
    void handlesStayRegisteredAcrossExec(Target kernel) {
        KcovFile file = registered(kernel, BUS_A);

        file.task().exec();

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("LIFE-015")
    void aChildsExitLeavesItsParentsHandlesRegistered(Target kernel) {
        KcovFile file = registered(kernel, BUS_A);

        file.task().fork().exit();

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
    }

    @Test
    @Verifies("LIFE-017")
    void closingLeavesHandlesRegistered(Target kernel) {
        KcovFile file = registered(kernel, BUS_A);

        assertThat(file.close()).returns(0);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
    }

    @Test
    @Verifies("LIFE-017")
    void handlesOfAClosedDescriptorAreFreeAfterExit(Target kernel) {
        KcovFile file = registered(kernel, BUS_A);
        file.close().required();

        file.task().exit();

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).returns(0);
    }
}
