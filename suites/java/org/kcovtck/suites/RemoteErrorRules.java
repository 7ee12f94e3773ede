/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EFAULT;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOTSUPP;
import static org.kcovtck.abi.KcovCommand.KCOV_REMOTE_ENABLE;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_CMP;
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
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Descriptors.registered;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;

/** KCOV_REMOTE_ENABLE - its errors, their order, and what a failed call leaves behind. */
class RemoteErrorRules {
    @Test
    @Verifies("REM-002")
    void aNullPointerIsAFault(Target kernel) {
        assertThat(initialised(kernel).ioctl(KCOV_REMOTE_ENABLE, 0)).failsWith(EFAULT);
    }

    @Test
    @Verifies("REM-002")
    void aFaultCountsBeforeNotInitialised(Target kernel) {
        assertThat(kernel.newProcess().openKcov().ioctl(KCOV_REMOTE_ENABLE, 0)).failsWith(EFAULT);
    }

    @Test
    @Verifies("REM-002")
    void aFaultCountsBeforeBusy(Target kernel) {
        KcovFile busy = registered(kernel, BUS_A);

        assertThat(busy.task().openKcov().initialised(WORDS).ioctl(KCOV_REMOTE_ENABLE, 0))
                .failsWith(EFAULT);
    }

    @Test
    @Verifies("REM-002")
    void anArgumentWithoutANumberOfHandlesIsAFault(Target kernel) {
        assertThat(initialised(kernel).remoteEnable(new byte[8])).failsWith(EFAULT);
    }

    @Test
    @Verifies("REM-003")
    void tooManyHandlesAreRefused(Target kernel) {
        Handle[] handles = IntStream.rangeClosed(0, RemoteArg.MAX_HANDLES)
                .mapToObj(i -> Handle.usb(0x3000 + i))
                .toArray(Handle[]::new);

        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(handles))).failsWith(EINVAL);
        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(handles[0]))).returns(0);
    }

    @Test
    @Verifies("REM-003")
    void aNumberOfHandlesIsNotSigned(Target kernel) {
        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A).numHandles(-1)))
                .failsWith(EINVAL);
    }

    @Test
    @Verifies("REM-005")
    void aListThatEndsEarlyIsAFault(Target kernel) {
        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A).numHandles(2)))
                .failsWith(EFAULT);
    }

    @Test
    @Verifies("REM-005")
    void aFaultRegistersNothing(Target kernel) {
        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A).numHandles(2)))
                .failsWith(EFAULT);

        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A))).returns(0);
    }

    @Test
    @Verifies("REM-007")
    void aDescriptorThatIsNotInitialisedIsRefused(Target kernel) {
        assertThat(kernel.newProcess().openKcov().remoteEnable(RemoteArg.of(BUS_A)))
                .failsWith(EINVAL);

        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A))).returns(0);
    }

    @Test
    @Verifies("REM-010")
    void anUnknownModeIsRefused(Target kernel) {
        KcovFile file = initialised(kernel);

        for (int mode : new int[] {2, 3, 4, UNKNOWN_MODE, -1}) {
            assertThat(file.remoteEnable(RemoteArg.of(BUS_A).traceMode(mode))).failsWith(EINVAL);
        }
    }

    @Test
    @Verifies("REM-012")
    void aTakenHandleBeforeAMalformedOneDecides(Target kernel) {
        registered(kernel, BUS_A);

        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A, MALFORMED)))
                .failsWith(EEXIST);
    }

    @Test
    @Verifies("REM-012")
    void aMalformedHandleBeforeATakenOneDecides(Target kernel) {
        registered(kernel, BUS_A);

        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(MALFORMED, BUS_A)))
                .failsWith(EINVAL);
    }

    @Test
    @Verifies("REM-013")
    void aTakenHandleFreesThoseBeforeIt(Target kernel) {
        registered(kernel, BUS_C);
        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B, BUS_C)))
                .failsWith(EEXIST);

        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B))).returns(0);
    }

    @Test
    @Verifies("REM-013")
    void aMalformedHandleFreesThoseBeforeIt(Target kernel) {
        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B, MALFORMED)))
                .failsWith(EINVAL);

        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B))).returns(0);
    }

    @Test
    @Verifies("REM-013")
    void aTakenCommonHandleFreesTheList(Target kernel) {
        initialised(kernel).remoteEnabled(RemoteArg.ofCommon(COMMON));
        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B).common(COMMON)))
                .failsWith(EEXIST);

        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B))).returns(0);
    }

    @Test
    @Verifies("REM-013")
    void aMalformedCommonHandleFreesTheList(Target kernel) {
        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B).common(MALFORMED)))
                .failsWith(EINVAL);

        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B))).returns(0);
    }

    @Test
    @Verifies("REM-014")
    void afterAFailureTheDescriptorCanBeEnabledRemotely(Target kernel) {
        registered(kernel, BUS_A);
        KcovFile file = initialised(kernel);

        assertThat(file.remoteEnable(RemoteArg.of(BUS_B, BUS_A))).failsWith(EEXIST);

        assertThat(file.disable()).failsWith(EINVAL);
        assertThat(file.remoteEnable(RemoteArg.of(BUS_B))).returns(0);
    }

    @Test
    @Verifies("REM-014")
    void afterAFailureTheDescriptorCanBeEnabledLocally(Target kernel) {
        KcovFile file = initialised(kernel);

        assertThat(file.remoteEnable(RemoteArg.of(MALFORMED))).failsWith(EINVAL);

        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
        assertThat(file.map(WORDS).coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("REM-014")
    void afterAFailureTheTaskCanEnableAnotherDescriptor(Target kernel) {
        KcovFile file = initialised(kernel);

        assertThat(file.remoteEnable(RemoteArg.of(BUS_A).common(MALFORMED))).failsWith(EINVAL);

        assertThat(file.task().openKcov().initialised(WORDS).remoteEnable(RemoteArg.of(BUS_A)))
                .returns(0);
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
    @Verifies("REM-023")
    void anUnknownModeCountsBeforeATakenHandle(Target kernel) {
        registered(kernel, BUS_A);

        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A).traceMode(UNKNOWN_MODE)))
                .failsWith(EINVAL);
    }

    @Test
    @Verifies("REM-024")
    void aTakenHandleOfTheListCountsBeforeAMalformedCommonHandle(Target kernel) {
        registered(kernel, BUS_A);

        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A).common(MALFORMED)))
                .failsWith(EEXIST);
    }

    @Test
    @Verifies("REM-024")
    void aMalformedHandleOfTheListCountsBeforeATakenCommonHandle(Target kernel) {
        initialised(kernel).remoteEnabled(RemoteArg.ofCommon(COMMON));

        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(MALFORMED).common(COMMON)))
                .failsWith(EINVAL);
    }

    @Test
    @Verifies("REM-029")
    void comparisonsThatAreNotCompiledInAreNotSupported(Target kernel) {
        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_A).mode(KCOV_TRACE_CMP)))
                .failsWith(ENOTSUPP);
    }

    @Test
    @Verifies("REM-030")
    void aBusyTaskRegistersNothing(Target kernel) {
        KcovFile busy = registered(kernel, BUS_A);
        KcovFile other = busy.task().openKcov().initialised(WORDS);

        assertThat(other.remoteEnable(RemoteArg.of(BUS_B))).failsWith(EBUSY);

        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(BUS_B))).returns(0);
    }

    @Test
    @Verifies("REM-032")
    void tooManyHandlesCountBeforeAFault(Target kernel) {
        assertThat(initialised(kernel).remoteEnable(RemoteArg.of().numHandles(RemoteArg.MAX_HANDLES + 1)))
                .failsWith(EINVAL);
    }

    @Test
    @Verifies("REM-032")
    void tooManyHandlesCountBeforeBusy(Target kernel) {
        KcovFile busy = registered(kernel, BUS_A);
        KcovFile other = busy.task().openKcov().initialised(WORDS);

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
        KcovFile other = busy.task().openKcov().initialised(WORDS);

        assertThat(other.remoteEnable(RemoteArg.of(BUS_B).traceMode(UNKNOWN_MODE)))
                .failsWith(EBUSY);
    }
}
