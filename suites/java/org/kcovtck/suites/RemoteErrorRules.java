/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EFAULT;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOTSUPP;
import static org.kcovtck.abi.KcovCommand.KCOV_REMOTE_ENABLE;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_CMP;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.UNKNOWN_MODE;
import static org.kcovtck.suites.Descriptors.another;
import static org.kcovtck.suites.Descriptors.ready;
import static org.kcovtck.suites.Descriptors.registered;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;

/** KCOV_REMOTE_ENABLE - its errors. */
class RemoteErrorRules {
    @Test
    @Verifies("REM-002")
    void aNullPointerIsAFault(Target kernel) {
        assertThat(ready(kernel).ioctl(KCOV_REMOTE_ENABLE, 0)).failsWith(EFAULT);
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

        assertThat(another(busy).ioctl(KCOV_REMOTE_ENABLE, 0)).failsWith(EFAULT);
    }

    @Test
    @Verifies("REM-002")
    void anArgumentWithoutANumberOfHandlesIsAFault(Target kernel) {
        assertThat(ready(kernel).remoteEnable(new byte[8])).failsWith(EFAULT);
    }

    @Test
    @Verifies("REM-003")
    void tooManyHandlesAreRefused(Target kernel) {
        Handle[] handles = IntStream.rangeClosed(0, RemoteArg.MAX_HANDLES)
                .mapToObj(i -> Handle.usb(0x3000 + i))
                .toArray(Handle[]::new);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(handles))).failsWith(EINVAL);
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(handles[0]))).returns(0);
    }

    @Test
    @Verifies("REM-003")
    void aNumberOfHandlesIsNotSigned(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A).numHandles(-1)))
                .failsWith(EINVAL);
    }

    @Test
    @Verifies("REM-005")
    void aListThatEndsEarlyIsAFault(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A).numHandles(2)))
                .failsWith(EFAULT);
    }

    @Test
    @Verifies("REM-005")
    void aFaultRegistersNothing(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A).numHandles(2)))
                .failsWith(EFAULT);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).returns(0);
    }

    @Test
    @Verifies("REM-007")
    void aDescriptorThatIsNotInitialisedIsRefused(Target kernel) {
        assertThat(kernel.newProcess().openKcov().remoteEnable(RemoteArg.of(BUS_A)))
                .failsWith(EINVAL);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).returns(0);
    }

    @Test
    @Verifies("REM-010")
    void anUnknownModeIsRefused(Target kernel) {
        KcovFile file = ready(kernel);

        for (int mode : new int[] {2, 3, 4, UNKNOWN_MODE, -1}) {
            assertThat(file.remoteEnable(RemoteArg.of(BUS_A).traceMode(mode))).failsWith(EINVAL);
        }
    }

    @Test
    @Verifies("REM-029")
    void comparisonsThatAreNotCompiledInAreNotSupported(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A).mode(KCOV_TRACE_CMP)))
                .failsWith(ENOTSUPP);
    }
}
