/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EFAULT;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.KcovCommand.KCOV_REMOTE_ENABLE;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.BUS_B;
import static org.kcovtck.suites.Descriptors.COMMON;
import static org.kcovtck.suites.Descriptors.MALFORMED;
import static org.kcovtck.suites.Descriptors.UNKNOWN_MODE;
import static org.kcovtck.suites.Descriptors.ready;
import static org.kcovtck.suites.Descriptors.registered;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;

/** 32-bit tasks - what involves struct kcov_remote_arg. */
class Compat32RemoteRules {
    @Test
    @Verifies("COMPAT-006")
    void aListAndACommonHandleAreRegistered(Target kernel) {
        assertThat(ready32(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B).common(COMMON)))
                .returns(0);

        for (RemoteArg taken : new RemoteArg[] {RemoteArg.of(BUS_A), RemoteArg.of(BUS_B), RemoteArg.ofCommon(COMMON)}) {
            assertThat(ready(kernel).remoteEnable(taken)).failsWith(EEXIST);
        }
    }

    @Test
    @Verifies("COMPAT-006")
    void theStructWithoutAListHas24Bytes(Target kernel) {
        byte[] struct = RemoteArg.of().bytes();

        assertThat(ready32(kernel).remoteEnable(struct)).returns(0);
        assertThat(ready32(kernel).remoteEnable(Arrays.copyOf(struct, struct.length - 1)))
                .failsWith(EFAULT);
    }

    @Test
    @Verifies("COMPAT-006")
    void theModeComesFirst(Target kernel) {
        assertThat(ready32(kernel).remoteEnable(RemoteArg.of(BUS_A).traceMode(UNKNOWN_MODE)))
                .failsWith(EINVAL);
    }

    @Test
    @Verifies("COMPAT-007")
    void thePaddingMeansNothing(Target kernel) {
        assertThat(ready32(kernel).remoteEnable(RemoteArg.of(BUS_A).padding(-1)))
                .returns(0);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
    }

    @Test
    @Verifies("COMPAT-008")
    void aFaultCountsBeforeNotInitialised(Target kernel) {
        KcovFile file = kernel.newProcess32().openKcov();

        assertThat(file.ioctl(KCOV_REMOTE_ENABLE, 0)).failsWith(EFAULT);
        assertThat(file.remoteEnable(new byte[8])).failsWith(EFAULT);
        assertThat(file.remoteEnable(RemoteArg.of(BUS_A).numHandles(2))).failsWith(EFAULT);
        assertThat(file.remoteEnable(RemoteArg.of(BUS_A))).failsWith(EINVAL);
    }

    @Test
    @Verifies("COMPAT-008")
    void anAddressAboveItsMemoryIsAFault(Target kernel) {
        assertThat(ready32(kernel).ioctl(KCOV_REMOTE_ENABLE, 0xffff_f000L)).failsWith(EFAULT);
    }

    @Test
    @Verifies("COMPAT-008")
    void aListThatEndsEarlyIsAFault(Target kernel) {
        assertThat(ready32(kernel).remoteEnable(RemoteArg.of(BUS_A).numHandles(2)))
                .failsWith(EFAULT);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).returns(0);
    }

    @Test
    @Verifies("COMPAT-009")
    void asManyHandlesAsA64BitTaskMayHave(Target kernel) {
        Handle[] most = IntStream.range(0, RemoteArg.MAX_HANDLES)
                .mapToObj(i -> Handle.usb(0x3000 + i))
                .toArray(Handle[]::new);

        assertThat(ready32(kernel).remoteEnable(RemoteArg.of(most))).returns(0);
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(most[most.length - 1])))
                .failsWith(EEXIST);
        assertThat(ready32(kernel).remoteEnable(RemoteArg.of(BUS_A).numHandles(RemoteArg.MAX_HANDLES + 1)))
                .failsWith(EINVAL);
        assertThat(ready32(kernel).remoteEnable(RemoteArg.of(BUS_A).numHandles(-1)))
                .failsWith(EINVAL);
    }

    @Test
    @Verifies("COMPAT-010")
    void allBitsOfAHandleCount(Target kernel) {
        KcovFile file = ready32(kernel);

        for (int bit = 32; bit < 56; bit++) {
            Handle malformed = new Handle(BUS_A.bits() | 1L << bit);
            assertThat(file.remoteEnable(RemoteArg.of(malformed))).failsWith(EINVAL);
        }
        assertThat(file.remoteEnable(RemoteArg.of(new Handle(BUS_A.instance()))))
                .failsWith(EINVAL);
        assertThat(file.remoteEnable(RemoteArg.ofCommon(BUS_A))).failsWith(EINVAL);
        assertThat(file.remoteEnable(RemoteArg.of(BUS_A))).returns(0);
    }

    @Test
    @Verifies("COMPAT-011")
    void whatA64BitTaskHasRegisteredIsTaken(Target kernel) {
        registered(kernel, BUS_A);

        assertThat(ready32(kernel).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
    }

    @Test
    @Verifies("COMPAT-011")
    void whatA32BitTaskHasRegisteredIsTaken(Target kernel) {
        ready32(kernel).remoteEnabled(RemoteArg.of(BUS_A));

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
        assertThat(ready32(kernel).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
    }

    @Test
    @Verifies("COMPAT-012")
    void noAreaIsTooLarge(Target kernel) {
        assertThat(ready32(kernel).remoteEnable(RemoteArg.of(BUS_A).areaSize(0x2000_0000)))
                .returns(0);
        assertThat(ready32(kernel).remoteEnable(RemoteArg.of(BUS_B).areaSize(-1)))
                .returns(0);
    }

    @Test
    @Verifies("COMPAT-013")
    void aCallThatFailsRegistersNothing(Target kernel) {
        KcovFile file = ready32(kernel);

        assertThat(file.remoteEnable(RemoteArg.of(BUS_A, MALFORMED))).failsWith(EINVAL);
        assertThat(file.remoteEnable(RemoteArg.of(BUS_A, BUS_A))).failsWith(EEXIST);
        assertThat(file.remoteEnable(RemoteArg.of(BUS_A).common(MALFORMED))).failsWith(EINVAL);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).returns(0);
        assertThat(file.remoteEnable(RemoteArg.of(BUS_B))).returns(0);
    }

    @Test
    @Verifies("COMPAT-014")
    void exitFreesTheHandles(Target kernel) {
        KcovFile file = ready32(kernel).remoteEnabled(RemoteArg.of(BUS_A).common(COMMON));

        file.task().exit();

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A).common(COMMON)))
                .returns(0);
    }

    private static KcovFile ready32(Target kernel) {
        return ready(kernel.newProcess32());
    }
}
