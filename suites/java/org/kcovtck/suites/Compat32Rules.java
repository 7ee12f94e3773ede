/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOTTY;
import static org.kcovtck.abi.KcovCommand.KCOV_DISABLE;
import static org.kcovtck.abi.KcovCommand.KCOV_ENABLE;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_CMP;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.ready;

import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;

/** 32-bit tasks - numbers, arguments, and what a buffer is to them. */
class Compat32Rules {
    /** {@code _IOR('c', 1, unsigned long)} where a long has four bytes. */
    private static final long INIT_TRACE_OF_32_BITS = 0x8004_6301L;
    /** {@code _IOW('c', 102, struct kcov_remote_arg)} where the struct had 20 bytes. */
    private static final long REMOTE_ENABLE_UNALIGNED = 0x4014_6366L;

    @Test
    @Verifies("IOC-008")
    void allCommandsHaveTheNumbersOfTheKernel(Target kernel) {
        KcovFile file = kernel.newProcess32().openKcov();

        assertThat(file.initTrace(WORDS)).returns(0);
        file.map(WORDS);
        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("IOC-009")
    void noCommandWorks(Target kernel) {
        KcovFile file = kernel.newProcess32().openKcov();

        assertThat(file.initTrace(WORDS)).failsWith(ENOTTY);
        assertThat(file.ioctl(KCOV_ENABLE, 0)).failsWith(ENOTTY);
        assertThat(file.ioctl(KCOV_DISABLE, 0)).failsWith(ENOTTY);
    }

    @Test
    @Verifies("IOC-010")
    void aBuffersLengthIsInWordsOfTheKernel(Target kernel) {
        KcovFile file = kernel.newProcess32().openKcov().initialised(2 * WORDS);

        assertThat(file.mmap(2 * WORDS * Integer.BYTES)).failsWith(EINVAL);
        assertThat(file.mmap(2 * WORDS * Long.BYTES)).succeeds();
    }

    @Test
    @Verifies("IOC-010")
    void countAndPcsHave64Bits(Target kernel) {
        KcovFile file = kernel.newProcess32().openKcov().initialised(WORDS);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC);

        assertThat(buffer.coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("COMPAT-001")
    void theNumberOf32BitHeadersIsNoCommand(Target kernel) {
        KcovFile file = kernel.newProcess32().openKcov();

        assertThat(file.ioctl(INIT_TRACE_OF_32_BITS, WORDS)).failsWith(ENOTTY);
    }

    @Test
    @Verifies("COMPAT-002")
    void theNumberOfTheUnalignedStructIsNoCommand(Target kernel) {
        KcovFile file = ready(kernel.newProcess32());

        assertThat(file.ioctl(REMOTE_ENABLE_UNALIGNED, 0)).failsWith(ENOTTY);
    }

    @Test
    @Verifies("COMPAT-003")
    void theLargestSizeIsThatOfTheKernel(Target kernel) {
        KcovFile file = kernel.newProcess32().openKcov();

        assertThat(file.initTrace(Integer.MAX_VALUE / Long.BYTES + 1)).failsWith(EINVAL);
        assertThat(file.initTrace(Integer.MAX_VALUE / Integer.BYTES)).failsWith(EINVAL);
        assertThat(file.initTrace(0xffff_ffffL)).failsWith(EINVAL);
        assertThat(file.initTrace(WORDS)).returns(0);
    }

    @Test
    @Verifies("COMPAT-004")
    void comparisonsAreRecordsOf64BitWords(Target kernel) {
        KcovFile file = kernel.newProcess32().openKcov().initialised(WORDS);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_CMP);

        assertThat(buffer.coverageOf(READ)).hasComparisons();
    }

    @Test
    @Verifies("COMPAT-005")
    void allBitsOfAnArgumentCount(Target kernel) {
        KcovFile file = ready(kernel.newProcess32());

        assertThat(file.ioctl(KCOV_ENABLE, 0x8000_0000L)).failsWith(EINVAL);
        assertThat(file.ioctl(KCOV_ENABLE, 0xffff_ffffL)).failsWith(EINVAL);
        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
        assertThat(file.ioctl(KCOV_DISABLE, 0x8000_0000L)).failsWith(EINVAL);
        assertThat(file.disable()).returns(0);
    }
}
