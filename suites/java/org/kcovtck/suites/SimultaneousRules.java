/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.KcovCommand.KCOV_ENABLE;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_CMP;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Calls.times;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.UNKNOWN_MODE;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.another;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Descriptors.ready;
import static org.kcovtck.suites.Descriptors.registered;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** One task with two descriptors, one enabled locally and one remotely. */
class SimultaneousRules {
    @Test
    @Verifies("SIM-001")
    void aLocallyEnabledTaskCanEnableRemotely(Target kernel) {
        KcovFile local = initialised(kernel).enabled(KCOV_TRACE_PC);

        assertThat(another(local).remoteEnable(RemoteArg.of(BUS_A))).returns(0);
    }

    @Test
    @Verifies("SIM-002")
    void aRemotelyEnabledTaskCanEnableLocally(Target kernel) {
        KcovFile remote = registered(kernel, BUS_A);

        assertThat(another(remote).enable(KCOV_TRACE_PC)).returns(0);
    }

    @Test
    @Verifies("SIM-003")
    void theLocalOneIsDisabledFirst(Target kernel) {
        KcovFile local = initialised(kernel).enabled(KCOV_TRACE_PC);
        KcovFile remote = another(local).remoteEnabled(RemoteArg.of(BUS_A));

        assertThat(local.disable()).returns(0);
        assertThat(remote.disable()).returns(0);
    }

    @Test
    @Verifies("SIM-003")
    void theRemoteOneIsDisabledFirst(Target kernel) {
        KcovFile local = initialised(kernel).enabled(KCOV_TRACE_PC);
        KcovFile remote = another(local).remoteEnabled(RemoteArg.of(BUS_A));

        assertThat(remote.disable()).returns(0);
        assertThat(local.disable()).returns(0);
    }

    @Test
    @Verifies("SIM-004")
    void disablingTheLocalOneLeavesHandlesRegistered(Target kernel) {
        KcovFile local = initialised(kernel).enabled(KCOV_TRACE_PC);
        another(local).remoteEnabled(RemoteArg.of(BUS_A));

        assertThat(local.disable()).returns(0);

        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
    }

    @Test
    @Verifies("SIM-007")
    void ownCallsGoToTheLocalBufferOnly(Target kernel) {
        KcovFile local = initialised(kernel).enabled(KCOV_TRACE_PC);
        KcovFile remote = another(local).remoteEnabled(RemoteArg.of(BUS_A));
        Buffer remoteBuffer = remote.map(WORDS);

        assertThat(local.map(WORDS).coverageOf(times(10, READ))).hasPcs();

        assertThat(remoteBuffer.read()).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("SIM-010")
    void theModesAreChosenApart(Target kernel) {
        KcovFile local = initialised(kernel);
        Buffer buffer = local.map(WORDS);
        local.enabled(KCOV_TRACE_PC);

        assertThat(another(local).remoteEnable(RemoteArg.of(BUS_A).mode(KCOV_TRACE_CMP)))
                .returns(0);

        assertThat(buffer.coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("SIM-010")
    void theModesAreChosenApartTheOtherWayRound(Target kernel) {
        KcovFile remote = registered(kernel, BUS_A);
        KcovFile local = another(remote).enabled(KCOV_TRACE_CMP);

        assertThat(local.map(WORDS).coverageOf(READ)).hasComparisons();
    }

    @Test
    @Verifies("SIM-016")
    void disablingTheRemoteOneLeavesLocalCollectionGoing(Target kernel) {
        KcovFile local = initialised(kernel);
        Buffer buffer = local.map(WORDS);
        local.enabled(KCOV_TRACE_PC);
        KcovFile remote = another(local).remoteEnabled(RemoteArg.of(BUS_A));

        assertThat(remote.disable()).returns(0);

        assertThat(buffer.coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("SIM-017")
    void aFailedEnableLeavesHandlesRegistered(Target kernel) {
        KcovFile remote = registered(kernel, BUS_A);

        assertThat(another(remote).ioctl(KCOV_ENABLE, UNKNOWN_MODE)).failsWith(EINVAL);

        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
        assertThat(remote.disable()).returns(0);
    }

    @Test
    @Verifies("SIM-018")
    void aThirdDescriptorCannotBeDisabled(Target kernel) {
        KcovFile local = initialised(kernel).enabled(KCOV_TRACE_PC);
        KcovFile remote = another(local).remoteEnabled(RemoteArg.of(BUS_A));

        assertThat(another(local).disable()).failsWith(EINVAL);

        assertThat(local.disable()).returns(0);
        assertThat(remote.disable()).returns(0);
    }

    @Test
    @Verifies("SIM-019")
    void twoTasksOfAProcessCollectInBothWays(Target kernel) {
        KcovFile local = initialised(kernel);
        Buffer buffer = local.map(WORDS);
        local.enabled(KCOV_TRACE_PC);
        Task thread = local.task().newThread();

        assertThat(ready(thread).remoteEnable(RemoteArg.of(BUS_A))).returns(0);

        assertThat(buffer.coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("SIM-024")
    void afterDisableTheTaskCanEnableThatWayAgain(Target kernel) {
        KcovFile local = initialised(kernel).enabled(KCOV_TRACE_PC);
        KcovFile remote = another(local).remoteEnabled(RemoteArg.of(BUS_A));

        local.disable().required();
        assertThat(another(local).enable(KCOV_TRACE_PC)).returns(0);
        remote.disable().required();
        assertThat(another(local).remoteEnable(RemoteArg.of(BUS_A))).returns(0);
    }

    @Test
    @Verifies("REM-022")
    void aFailedRemoteEnableLeavesLocalCollectionGoing(Target kernel) {
        KcovFile local = initialised(kernel);
        Buffer buffer = local.map(WORDS);
        local.enabled(KCOV_TRACE_PC);

        assertThat(another(local).remoteEnable(RemoteArg.of(BUS_A, BUS_A))).failsWith(EEXIST);

        assertThat(buffer.coverageOf(READ)).hasPcs();
        assertThat(local.disable()).returns(0);
    }
}
