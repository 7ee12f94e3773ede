/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Calls.GETPID;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.BUS_B;
import static org.kcovtck.suites.Descriptors.BUS_C;
import static org.kcovtck.suites.Descriptors.COMMON;
import static org.kcovtck.suites.Descriptors.MALFORMED;
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

/** KCOV_REMOTE_ENABLE - what a failed call leaves behind: nothing. */
class RemoteRollbackRules {
    @Test
    @Verifies("REM-013")
    void aTakenHandleFreesThoseBeforeIt(Target kernel) {
        registered(kernel, BUS_C);
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B, BUS_C)))
                .failsWith(EEXIST);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B))).returns(0);
    }

    @Test
    @Verifies("REM-013")
    void aMalformedHandleFreesThoseBeforeIt(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B, MALFORMED)))
                .failsWith(EINVAL);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B))).returns(0);
    }

    @Test
    @Verifies("REM-013")
    void aTakenCommonHandleFreesTheList(Target kernel) {
        ready(kernel).remoteEnabled(RemoteArg.ofCommon(COMMON));
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B).common(COMMON)))
                .failsWith(EEXIST);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B))).returns(0);
    }

    @Test
    @Verifies("REM-013")
    void aMalformedCommonHandleFreesTheList(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B).common(MALFORMED)))
                .failsWith(EINVAL);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B))).returns(0);
    }

    @Test
    @Verifies("REM-014")
    void afterAFailureTheDescriptorCanBeEnabledRemotely(Target kernel) {
        registered(kernel, BUS_A);
        KcovFile file = ready(kernel);

        assertThat(file.remoteEnable(RemoteArg.of(BUS_B, BUS_A))).failsWith(EEXIST);

        assertThat(file.disable()).failsWith(EINVAL);
        assertThat(file.remoteEnable(RemoteArg.of(BUS_B))).returns(0);
    }

    @Test
    @Verifies("REM-014")
    void afterAFailureTheDescriptorCanBeEnabledLocally(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);

        assertThat(file.remoteEnable(RemoteArg.of(MALFORMED))).failsWith(EINVAL);

        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
        assertThat(buffer.coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("REM-014")
    void afterAnUnknownModeTheDescriptorCanBeEnabled(Target kernel) {
        KcovFile file = ready(kernel);

        assertThat(file.remoteEnable(RemoteArg.of(BUS_A).traceMode(UNKNOWN_MODE)))
                .failsWith(EINVAL);

        assertThat(file.remoteEnable(RemoteArg.of(BUS_A))).returns(0);
    }

    @Test
    @Verifies("REM-014")
    void afterAFailureTheTaskCanEnableAnotherDescriptor(Target kernel) {
        KcovFile file = ready(kernel);

        assertThat(file.remoteEnable(RemoteArg.of(BUS_A).common(MALFORMED))).failsWith(EINVAL);

        assertThat(another(file).remoteEnable(RemoteArg.of(BUS_A))).returns(0);
    }

    @Test
    @Verifies("REM-015")
    void manyFailuresLeaveTheDescriptorWhole(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        for (int i = 0; i < 20; i++) {
            assertThat(file.remoteEnable(RemoteArg.of(BUS_A, BUS_A))).failsWith(EEXIST);
        }
        buffer.store(5, 77);

        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
        assertThat(buffer.coverageOf(GETPID)).hasPcs();
        assertThat(file.disable()).returns(0);
        assertThat(file.close()).returns(0);
        buffer.store(5, 78);
        assertThat("word 5", buffer.word(5)).is(78);
    }

    @Test
    @Verifies("REM-030")
    void aBusyTaskRegistersNothing(Target kernel) {
        KcovFile busy = registered(kernel, BUS_A);
        KcovFile other = another(busy);

        assertThat(other.remoteEnable(RemoteArg.of(BUS_B))).failsWith(EBUSY);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_B))).returns(0);
    }
}
