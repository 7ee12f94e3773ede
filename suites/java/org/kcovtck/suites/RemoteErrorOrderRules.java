/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EFAULT;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.BUS_B;
import static org.kcovtck.suites.Descriptors.COMMON;
import static org.kcovtck.suites.Descriptors.MALFORMED;
import static org.kcovtck.suites.Descriptors.UNKNOWN_MODE;
import static org.kcovtck.suites.Descriptors.another;
import static org.kcovtck.suites.Descriptors.ready;
import static org.kcovtck.suites.Descriptors.registered;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;

/** KCOV_REMOTE_ENABLE - which error comes when two things are wrong. */
class RemoteErrorOrderRules {
    @Test
    @Verifies("REM-012")
    void aTakenHandleBeforeAMalformedOneDecides(Target kernel) {
        registered(kernel, BUS_A);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A, MALFORMED))).failsWith(EEXIST);
    }

    @Test
    @Verifies("REM-012")
    void aMalformedHandleBeforeATakenOneDecides(Target kernel) {
        registered(kernel, BUS_A);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(MALFORMED, BUS_A))).failsWith(EINVAL);
    }

    @Test
    @Verifies("REM-023")
    void anUnknownModeCountsBeforeATakenHandle(Target kernel) {
        registered(kernel, BUS_A);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A).traceMode(UNKNOWN_MODE)))
                .failsWith(EINVAL);
    }

    @Test
    @Verifies("REM-024")
    void aTakenHandleOfTheListCountsBeforeAMalformedCommonHandle(Target kernel) {
        registered(kernel, BUS_A);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A).common(MALFORMED)))
                .failsWith(EEXIST);
    }

    @Test
    @Verifies("REM-024")
    void aMalformedHandleOfTheListCountsBeforeATakenCommonHandle(Target kernel) {
        ready(kernel).remoteEnabled(RemoteArg.ofCommon(COMMON));

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(MALFORMED).common(COMMON)))
                .failsWith(EINVAL);
    }

    @Test
    @Verifies("REM-032")
    void tooManyHandlesCountBeforeAFault(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.of().numHandles(RemoteArg.MAX_HANDLES + 1)))
                .failsWith(EINVAL);
    }

    @Test
    @Verifies("REM-032")
    void tooManyHandlesCountBeforeBusy(Target kernel) {
        KcovFile busy = registered(kernel, BUS_A);
        KcovFile other = another(busy);

        assertThat(other.remoteEnable(RemoteArg.of().numHandles(RemoteArg.MAX_HANDLES + 1)))
                .failsWith(EINVAL);
    }

    @Test
    @Verifies("REM-033")
    void anUnreadableListCountsBeforeNotInitialised(Target kernel) {
        assertThat(kernel.newProcess()
                        .openKcov()
                        .remoteEnable(RemoteArg.of(BUS_A).numHandles(2)))
                .failsWith(EFAULT);
    }

    @Test
    @Verifies("REM-034")
    void notInitialisedCountsBeforeBusy(Target kernel) {
        KcovFile busy = registered(kernel, BUS_A);

        assertThat(busy.task().openKcov().remoteEnable(RemoteArg.of(BUS_B))).failsWith(EINVAL);
    }

    @Test
    @Verifies("REM-036")
    void busyCountsBeforeAnUnknownMode(Target kernel) {
        KcovFile busy = registered(kernel, BUS_A);
        KcovFile other = another(busy);

        assertThat(other.remoteEnable(RemoteArg.of(BUS_B).traceMode(UNKNOWN_MODE)))
                .failsWith(EBUSY);
    }
}
