/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.BUS_B;
import static org.kcovtck.suites.Descriptors.UNKNOWN_MODE;
import static org.kcovtck.suites.Descriptors.another;
import static org.kcovtck.suites.Descriptors.ready;
import static org.kcovtck.suites.Descriptors.registered;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;

/** One task and what it cannot enable besides what it has. */
class BusyRules {
    @Test
    @Verifies("SIM-005")
    void aLocallyEnabledDescriptorCannotBeEnabledRemotely(Target kernel) {
        KcovFile file = ready(kernel).enabled(KCOV_TRACE_PC);

        assertThat(file.remoteEnable(RemoteArg.of(BUS_A))).failsWith(EINVAL);

        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("SIM-006")
    void aSecondRemoteDescriptorIsRefused(Target kernel) {
        KcovFile first = registered(kernel, BUS_A);

        assertThat(another(first).remoteEnable(RemoteArg.of(BUS_B))).failsWith(EBUSY);
    }

    @Test
    @Verifies("SIM-011")
    void aRemotelyEnabledTaskIsBusyForEnable(Target kernel) {
        KcovFile remote = registered(kernel, BUS_A);

        assertThat(another(remote).enable(KCOV_TRACE_PC)).failsWith(EBUSY);
    }

    @Test
    @Verifies("SIM-013")
    void aRemotelyEnabledDescriptorCannotBeEnabledLocally(Target kernel) {
        KcovFile file = registered(kernel, BUS_A);

        assertThat(file.enable(KCOV_TRACE_PC)).failsWith(EINVAL);

        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("SIM-014")
    void aRemotelyEnabledDescriptorCannotBeEnabledRemotelyAgain(Target kernel) {
        KcovFile file = registered(kernel, BUS_A);

        assertThat(file.remoteEnable(RemoteArg.of(BUS_B))).failsWith(EINVAL);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_B))).returns(0);
    }

    @Test
    @Verifies("SIM-015")
    void aTaskWithBothCannotEnableAThirdLocally(Target kernel) {
        KcovFile local = ready(kernel).enabled(KCOV_TRACE_PC);
        another(local).remoteEnabled(RemoteArg.of(BUS_A));

        assertThat(another(local).enable(KCOV_TRACE_PC)).failsWith(EBUSY);
    }

    @Test
    @Verifies("SIM-015")
    void aTaskWithBothCannotEnableAThirdRemotely(Target kernel) {
        KcovFile local = ready(kernel).enabled(KCOV_TRACE_PC);
        another(local).remoteEnabled(RemoteArg.of(BUS_A));

        assertThat(another(local).remoteEnable(RemoteArg.of(BUS_B))).failsWith(EBUSY);
    }

    @Test
    @Verifies("SIM-020")
    void busyCountsBeforeAnUnknownMode(Target kernel) {
        KcovFile local = ready(kernel).enabled(KCOV_TRACE_PC);

        assertThat(another(local).remoteEnable(RemoteArg.of(BUS_A).traceMode(UNKNOWN_MODE)))
                .failsWith(EBUSY);
    }

    @Test
    @Verifies("SIM-021")
    void anUnknownModeIsAllThatIsWrong(Target kernel) {
        KcovFile local = ready(kernel).enabled(KCOV_TRACE_PC);

        assertThat(another(local).remoteEnable(RemoteArg.of(BUS_A).traceMode(UNKNOWN_MODE)))
                .failsWith(EINVAL);
    }

    @Test
    @Verifies("SIM-022")
    void busyCountsBeforeATakenHandle(Target kernel) {
        registered(kernel, BUS_A);
        KcovFile local = ready(kernel).enabled(KCOV_TRACE_PC);

        assertThat(another(local).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EBUSY);
    }

    @Test
    @Verifies("SIM-023")
    void aTakenHandleIsAllThatIsWrong(Target kernel) {
        registered(kernel, BUS_A);
        KcovFile local = ready(kernel).enabled(KCOV_TRACE_PC);

        assertThat(another(local).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
    }

    @Test
    @Verifies("REM-008")
    void aLocallyEnabledTaskIsBusyForRemoteEnable(Target kernel) {
        KcovFile local = ready(kernel).enabled(KCOV_TRACE_PC);

        assertThat(another(local).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EBUSY);
    }
}
