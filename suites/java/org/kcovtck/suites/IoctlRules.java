/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOTTY;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_CMP;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.COMMON;
import static org.kcovtck.suites.Descriptors.UNKNOWN_MODE;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Descriptors.ready;
import static org.kcovtck.suites.Descriptors.registered;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation.IoctlPointer;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** The numbers of the commands and the layout of their argument, as programs have them compiled in. */
class IoctlRules {
    @Test
    @Verifies("IOC-001")
    void initTraceIs80086301AndTakesTheSizeByValue(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov();

        assertThat(file.ioctl(0x80086301L, 512)).returns(0);
        assertThat(file.ioctl(0x80086301L, 512)).failsWith(EBUSY);
        assertThat(file.mmap(512 * 8)).succeeds();
    }

    @Test
    @Verifies("DOC-007")
    void initTraceWritesNothingThroughItsArgument(Target kernel) {
        Task task = kernel.newProcess();
        Buffer memory = task.openKcov().initialised(WORDS).map(WORDS);
        memory.store(5, 77);

        // An address is a size that is too great. The size 512 is an address where nothing is.
        assertThat(task.openKcov().ioctl(0x80086301L, memory.addressOf(5))).failsWith(EINVAL);
        assertThat(task.openKcov().ioctl(0x80086301L, 512)).returns(0);
        assertThat("the word that was pointed at", memory.word(5)).is(77);
    }

    @Test
    @Verifies("IOC-002")
    void enableIs6364(Target kernel) {
        KcovFile file = ready(kernel);

        assertThat(file.task().openKcov().ioctl(0x6364, 0)).failsWith(EINVAL);
        assertThat(file.ioctl(0x6364, 0)).returns(0);
        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("IOC-003")
    void disableIs6365(Target kernel) {
        KcovFile file = ready(kernel).enabled(KCOV_TRACE_PC);

        assertThat(file.task().openKcov().ioctl(0x6365, 0)).failsWith(EINVAL);
        assertThat(file.ioctl(0x6365, 0)).returns(0);
        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
    }

    @Test
    @Verifies("IOC-004")
    void remoteEnableIs40186366(Target kernel) {
        KcovFile file = ready(kernel);
        KcovFile fresh = file.task().openKcov();
        byte[] argument = RemoteArg.of(BUS_A).bytes();

        assertThat(file.task().run(new IoctlPointer(fresh.fd(), 0x40186366L, argument)))
                .failsWith(EINVAL);
        assertThat(file.task().run(new IoctlPointer(file.fd(), 0x40186366L, argument)))
                .returns(0);
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
    }

    @Test
    @Verifies("IOC-005")
    void aNewDescriptorRefusesOtherCommands(Target kernel) {
        refusesOtherCommands(kernel.newProcess().openKcov());
    }

    @Test
    @Verifies("IOC-005")
    void anInitialisedDescriptorRefusesOtherCommands(Target kernel) {
        refusesOtherCommands(initialised(kernel));
    }

    @Test
    @Verifies("IOC-005")
    void anEnabledDescriptorRefusesOtherCommands(Target kernel) {
        refusesOtherCommands(ready(kernel).enabled(KCOV_TRACE_PC));
    }

    @Test
    @Verifies("IOC-016")
    void aRemotelyEnabledDescriptorRefusesOtherCommands(Target kernel) {
        refusesOtherCommands(registered(kernel, BUS_A));
    }

    @Test
    @Verifies("IOC-006")
    void remoteEnableIsNoCommandYet(Target kernel) {
        KcovFile file = ready(kernel);
        byte[] argument = RemoteArg.of(BUS_A).bytes();

        assertThat(file.task().run(new IoctlPointer(file.fd(), 0x40186366L, argument)))
                .failsWith(ENOTTY);
        assertThat(file.ioctl(0x40186366L, 0)).failsWith(ENOTTY);
    }

    @Test
    @Verifies("IOC-007")
    void theArgumentIsLaidOutInTwentyFourBytesAndTheHandles(Target kernel) {
        ByteBuffer argument = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        argument.putInt(0, 0);
        argument.putInt(4, 512);
        argument.putInt(8, 1);
        argument.putLong(16, COMMON.bits());
        argument.putLong(24, BUS_A.bits());

        assertThat(ready(kernel).remoteEnable(argument.array())).returns(0);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
        assertThat(ready(kernel).remoteEnable(RemoteArg.ofCommon(COMMON))).failsWith(EEXIST);
    }

    @Test
    @Verifies("IOC-007")
    void theModeStandsAtByteZero(Target kernel) {
        ByteBuffer argument = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        argument.putInt(0, UNKNOWN_MODE);

        assertThat(ready(kernel).remoteEnable(argument.array())).failsWith(EINVAL);
        assertThat(ready(kernel).remoteEnable(new byte[24])).returns(0);
    }

    @Test
    @Verifies("IOC-011")
    void modeZeroTracesPcs(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);

        assertThat(file.ioctl(0x6364, 0)).returns(0);

        assertThat(buffer.coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("IOC-011")
    void modeZeroTracesPcsAfterComparisonsToo(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        // Where there are no comparisons neither does anything.
        file.enable(KCOV_TRACE_CMP);
        file.disable();

        assertThat(file.ioctl(0x6364, 0)).returns(0);

        assertThat(buffer.coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("IOC-013")
    void theNumbersOfProposalsAreNoCommands(Target kernel) {
        KcovFile file = initialised(kernel);

        for (long number : new long[] {0x6367, 0x40086367L, 0x80086367L, 0x6368, 0x40086368L}) {
            assertThat(file.ioctl(number, 0)).failsWith(ENOTTY);
        }
    }

    @Test
    @Verifies("IOC-014")
    void thePaddingMeansNothing(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A).padding(-1))).returns(0);
    }

    @Test
    @Verifies("IOC-015")
    void aCommandOfAnotherSizeIsNone(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov();
        byte[] argument = RemoteArg.of(BUS_A).bytes();

        assertThat(file.ioctl(0x80046301L, WORDS)).failsWith(ENOTTY);
        file.initialised(WORDS);
        assertThat(file.task().run(new IoctlPointer(file.fd(), 0x40146366L, argument)))
                .failsWith(ENOTTY);
    }

    @Test
    @Verifies("IOC-015")
    void aCommandOfAnotherDirectionIsNone(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov();
        byte[] argument = RemoteArg.of(BUS_A).bytes();

        assertThat(file.ioctl(0x40086301L, WORDS)).failsWith(ENOTTY);
        file.initialised(WORDS);
        assertThat(file.ioctl(0x80006364L, 0)).failsWith(ENOTTY);
        assertThat(file.task().run(new IoctlPointer(file.fd(), 0x80186366L, argument)))
                .failsWith(ENOTTY);
    }

    private static void refusesOtherCommands(KcovFile file) {
        for (long number : new long[] {0x6300, 0x6301, 0x6363, 0x6366, 0x63ff, 0x6464}) {
            assertThat(file.ioctl(number, 0)).failsWith(ENOTTY);
        }
    }
}
