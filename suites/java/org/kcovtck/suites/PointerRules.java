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
import static org.kcovtck.suites.Descriptors.ready;
import static org.kcovtck.suites.Pages.PAGE;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation.Munmap;
import org.kcovtck.target.Target;

/** KCOV_REMOTE_ENABLE with pointers of every kind. */
class PointerRules {
    private static final long[] NOBODYS = {
        0,
        1,
        8,
        PAGE - 1,
        1L << 47,
        (1L << 47) - 12,
        1L << 62,
        1L << 63,
        0xffff_8880_0000_0000L,
        0xffff_ffff_8100_0000L,
        -PAGE,
        -12,
        -8,
        -1
    };

    private static final byte[] ARGUMENT =
            RemoteArg.of(BUS_A, BUS_B).common(COMMON).bytes();
    /** Up to where the number of handles ends. */
    private static final int NUMBER_END = 12;

    @Test
    @Verifies("HOSTILE-001")
    void anAddressThatIsNotTheTasksIsAFault(Target kernel) {
        KcovFile file = ready(kernel);

        for (long address : NOBODYS) {
            assertThat(file.ioctl(KCOV_REMOTE_ENABLE, address)).failsWith(EFAULT);
        }
    }

    @Test
    @Verifies("HOSTILE-001")
    void memoryThatIsNotMappedAnyMoreIsAFault(Target kernel) {
        KcovFile file = ready(kernel);
        Pages pages = Pages.of(file.task(), 1);
        long argument = pages.put(0, ARGUMENT);
        file.task().run(new Munmap(pages.address(), pages.bytes())).required();

        assertThat(file.ioctl(KCOV_REMOTE_ENABLE, argument)).failsWith(EFAULT);
    }

    @Test
    @Verifies("HOSTILE-001")
    void memoryThatMayNotBeReadIsAFault(Target kernel) {
        KcovFile file = ready(kernel);
        Pages pages = Pages.of(file.task(), 1);
        long argument = pages.put(0, ARGUMENT);
        pages.protect(Pages.PROT_NONE);

        assertThat(file.ioctl(KCOV_REMOTE_ENABLE, argument)).failsWith(EFAULT);

        pages.protect(Pages.PROT_READ);
        assertThat(file.ioctl(KCOV_REMOTE_ENABLE, argument)).returns(0);
    }

    @Test
    @Verifies("HOSTILE-002")
    void anArgumentThatEndsEarlyIsAFaultWhereverItEnds(Target kernel) {
        KcovFile file = ready(kernel);

        for (int length = 0; length < ARGUMENT.length; length++) {
            assertThat(file.remoteEnable(Arrays.copyOf(ARGUMENT, length))).failsWith(EFAULT);
        }

        assertThat(file.remoteEnable(ARGUMENT)).returns(0);
    }

    @Test
    @Verifies("HOSTILE-003")
    void anArgumentMayStandAtAnyByte(Target kernel) {
        KcovFile file = ready(kernel);
        KcovFile rival = ready(kernel);
        Pages pages = Pages.of(file.task(), 2);

        for (int offset : new int[] {0, 1, 2, 3, 4, 7, PAGE - 1, PAGE - NUMBER_END, PAGE - 21, PAGE - 39}) {
            assertThat(file.ioctl(KCOV_REMOTE_ENABLE, pages.put(offset, ARGUMENT)))
                    .returns(0);
            assertThat(rival.remoteEnable(RemoteArg.of(BUS_B))).failsWith(EEXIST);
            assertThat(file.disable()).returns(0);
        }
    }

    @Test
    @Verifies("HOSTILE-004")
    void anArgumentMayBeInMemoryThatCannotBeWritten(Target kernel) {
        KcovFile file = ready(kernel);
        Pages pages = Pages.of(file.task(), 1);
        long argument = pages.put(0, ARGUMENT);
        pages.protect(Pages.PROT_READ);

        assertThat(file.ioctl(KCOV_REMOTE_ENABLE, argument)).returns(0);
    }

    @Test
    @Verifies("HOSTILE-005")
    void tooManyHandlesAreRefusedBeforeTheyAreRead(Target kernel) {
        KcovFile file = ready(kernel);

        for (int number : new int[] {RemoteArg.MAX_HANDLES + 1, 1 << 16, Integer.MAX_VALUE, Integer.MIN_VALUE, -1}) {
            byte[] argument = RemoteArg.of().numHandles(number).bytes();
            assertThat(file.remoteEnable(Arrays.copyOf(argument, NUMBER_END))).failsWith(EINVAL);
        }
    }
}
