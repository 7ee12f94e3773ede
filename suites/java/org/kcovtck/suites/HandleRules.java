/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.KcovCommand.KCOV_REMOTE_ENABLE;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.BUS_B;
import static org.kcovtck.suites.Descriptors.COMMON;
import static org.kcovtck.suites.Descriptors.ready;
import static org.kcovtck.suites.Descriptors.registered;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.KcovCommand;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.IoctlPointer;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** The format of handles, and that each is registered once. */
class HandleRules {
    private static final KcovCommand COMMAND = KCOV_REMOTE_ENABLE;

    @Test
    @Verifies("HANDLE-001")
    void anyInstanceOfUsbIsGood(Target kernel) {
        for (long instance : new long[] {0x1234_5678, 0x8000_0000L, 0xffff_ffffL}) {
            assertThat(ready(kernel).remoteEnable(RemoteArg.of(Handle.usb(instance))))
                    .returns(0);
        }
    }

    @Test
    @Verifies("HANDLE-002")
    void eachReservedBitOfAHandleIsRefused(Target kernel) {
        KcovFile file = ready(kernel);

        for (int bit = 32; bit < 56; bit++) {
            Handle handle = new Handle(BUS_A.bits() | 1L << bit);
            assertThat(file.remoteEnable(RemoteArg.of(handle))).failsWith(EINVAL);
        }
    }

    @Test
    @Verifies("DOC-001")
    void byteSevenIsTheSubsystem(Target kernel) {
        KcovFile file = ready(kernel);

        for (int reserved = 4; reserved < 7; reserved++) {
            Handle handle = new Handle(BUS_A.bits() | 1L << 8 * reserved);
            assertThat(file.remoteEnable(RemoteArg.of(handle))).failsWith(EINVAL);
        }
        assertThat(file.remoteEnable(RemoteArg.of(new Handle(1L << 8 * 7 | 0x1000))))
                .returns(0);
    }

    @Test
    @Verifies("HANDLE-003")
    void otherSubsystemsAreRefused(Target kernel) {
        KcovFile file = ready(kernel);
        List<Operation> script = new ArrayList<>();
        for (long subsystem = 2; subsystem < 256; subsystem++) {
            byte[] argument = RemoteArg.of(new Handle(subsystem << 56 | 0x1000)).bytes();
            script.add(new IoctlPointer(file.fd(), COMMAND.number(), argument));
        }

        for (Outcome outcome : file.task().run(script)) {
            assertThat(outcome).failsWith(EINVAL);
        }
    }

    @Test
    @Verifies("HANDLE-004")
    void zeroIsNoHandle(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(new Handle(0)))).failsWith(EINVAL);
    }

    @Test
    @Verifies("HANDLE-005")
    void aCommonHandleDoesNotBelongInTheList(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(COMMON))).failsWith(EINVAL);
    }

    @Test
    @Verifies("HANDLE-006")
    void usbInstanceZeroIsAHandle(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(Handle.usb(0)))).returns(0);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(Handle.usb(0)))).failsWith(EEXIST);
    }

    @Test
    @Verifies("HANDLE-008")
    void aCommonHandleOfZeroIsNone(Target kernel) {
        for (int i = 0; i < 20; i++) {
            RemoteArg argument = RemoteArg.of(Handle.usb(0x3000 + i)).common(Handle.common(0));
            assertThat(ready(kernel).remoteEnable(argument)).returns(0);
        }
    }

    @Test
    @Verifies("HANDLE-009")
    void aUsbHandleIsNoCommonHandle(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.ofCommon(BUS_A))).failsWith(EINVAL);
    }

    @Test
    @Verifies("HANDLE-009")
    void aCommonHandleHasNoSubsystem(Target kernel) {
        KcovFile file = ready(kernel);

        for (long subsystem : new long[] {2, 0x7f, 0x80, 0xff}) {
            Handle handle = new Handle(subsystem << 56 | COMMON.instance());
            assertThat(file.remoteEnable(RemoteArg.ofCommon(handle))).failsWith(EINVAL);
        }
    }

    @Test
    @Verifies("HANDLE-010")
    void aRegisteredHandleIsRefusedToAnotherProcess(Target kernel) {
        for (long instance : new long[] {1, 0x1000, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL}) {
            Handle handle = Handle.usb(instance);
            assertThat(ready(kernel).remoteEnable(RemoteArg.of(handle))).returns(0);

            assertThat(ready(kernel).remoteEnable(RemoteArg.of(handle))).failsWith(EEXIST);
        }
    }

    @Test
    @Verifies("HANDLE-011")
    void aHandleThatIsTwiceInTheListIsRefused(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_A))).failsWith(EEXIST);
    }

    @Test
    @Verifies("HANDLE-011")
    void aHandleThatWasTwiceInTheListIsFree(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_B, BUS_A, BUS_B)))
                .failsWith(EEXIST);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B))).returns(0);
    }

    @Test
    @Verifies("HANDLE-012")
    void aRegisteredCommonHandleIsRefusedToAnotherProcess(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.ofCommon(COMMON))).returns(0);

        assertThat(ready(kernel).remoteEnable(RemoteArg.ofCommon(COMMON))).failsWith(EEXIST);
    }

    @Test
    @Verifies("HANDLE-013")
    void anyInstanceButZeroMakesACommonHandle(Target kernel) {
        for (long instance : new long[] {1, 0x1234_5678, 0x8000_0000L, 0xffff_ffffL}) {
            assertThat(ready(kernel).remoteEnable(RemoteArg.ofCommon(Handle.common(instance))))
                    .returns(0);
        }
    }

    @Test
    @Verifies("HANDLE-017")
    void eachReservedBitOfACommonHandleIsRefused(Target kernel) {
        KcovFile file = ready(kernel);

        for (int bit = 32; bit < 56; bit++) {
            Handle handle = new Handle(COMMON.bits() | 1L << bit);
            assertThat(file.remoteEnable(RemoteArg.ofCommon(handle))).failsWith(EINVAL);
        }
    }

    @Test
    @Verifies("HANDLE-018")
    void aListAndACommonHandleAreRegisteredTogether(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A).common(COMMON)))
                .returns(0);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
        assertThat(ready(kernel).remoteEnable(RemoteArg.ofCommon(COMMON))).failsWith(EEXIST);
    }

    @Test
    @Verifies("HANDLE-019")
    void aRegisteredHandleIsRefusedToAnotherTaskOfTheProcess(Target kernel) {
        KcovFile holder = registered(kernel, BUS_A);
        Task thread = holder.task().newThread();

        assertThat(ready(thread).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
    }

    @Test
    @Verifies("HANDLE-020")
    void aHandleIsFreeForItsOwnerAfterDisable(Target kernel) {
        KcovFile owner = registered(kernel, BUS_A);
        owner.disable().required();

        assertThat(owner.remoteEnable(RemoteArg.of(BUS_A))).returns(0);
    }

    @Test
    @Verifies("HANDLE-020")
    void aHandleIsFreeForOthersAfterDisable(Target kernel) {
        KcovFile owner = registered(kernel, BUS_A);
        owner.disable().required();

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).returns(0);
        assertThat(owner.remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
    }

    @Test
    @Verifies("HANDLE-021")
    void theSameInstanceOfUsbAndOfNoneAreTwoHandles(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(Handle.usb(0x2000)))).returns(0);
        assertThat(ready(kernel).remoteEnable(RemoteArg.ofCommon(Handle.common(0x2000))))
                .returns(0);
    }

    @Test
    @Verifies("HANDLE-022")
    void aRefusedHandleStaysWithItsOwner(Target kernel) {
        registered(kernel, BUS_A);
        KcovFile rival = ready(kernel);

        assertThat(rival.remoteEnable(RemoteArg.of(BUS_B, BUS_A))).failsWith(EEXIST);
        assertThat(rival.remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
        rival.task().exit();
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
    }
}
