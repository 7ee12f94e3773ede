/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOTSUPP;
import static org.kcovtck.abi.KcovCommand.KCOV_ENABLE;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_CMP;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Descriptors.UNKNOWN_MODE;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.another;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Descriptors.ready;

import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;

/** The argument of KCOV_ENABLE. */
class EnableModeRules {
    @Test
    @Verifies("EN-008")
    void anUnknownModeIsRefused(Target kernel) {
        KcovFile file = ready(kernel);

        for (long mode : new long[] {2, 3, 4, UNKNOWN_MODE, -1}) {
            assertThat(file.ioctl(KCOV_ENABLE, mode)).failsWith(EINVAL);
        }
    }

    @Test
    @Verifies("DOC-008")
    void comparisonsThatAreNotCompiledInAreNotSupported(Target kernel) {
        assertThat(ready(kernel).enable(KCOV_TRACE_CMP)).failsWith(ENOTSUPP);
    }

    @Test
    @Verifies("EN-010")
    void anArgumentIsRefused(Target kernel) {
        KcovFile file = ready(kernel);

        for (long argument : new long[] {1, 2, 1L << 32, -1}) {
            assertThat(file.ioctl(KCOV_ENABLE, argument)).failsWith(EINVAL);
        }
    }

    @Test
    @Verifies("EN-011")
    void afterAnUnknownModeTheDescriptorCanBeEnabled(Target kernel) {
        KcovFile file = ready(kernel);

        assertThat(file.ioctl(KCOV_ENABLE, UNKNOWN_MODE)).failsWith(EINVAL);

        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
    }

    @Test
    @Verifies("EN-014")
    void theModeCannotBeChangedWhileEnabled(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC);

        assertThat(file.enable(KCOV_TRACE_CMP)).failsWith(EINVAL);

        assertThat(buffer.coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("EN-014")
    void theModeCanBeChangedByDisabling(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC).disable().required();

        assertThat(file.enable(KCOV_TRACE_CMP)).returns(0);

        assertThat(buffer.coverageOf(READ)).hasComparisons();
    }

    @Test
    @Verifies("EN-016")
    void allBitsOfTheModeCount(Target kernel) {
        KcovFile file = ready(kernel);

        assertThat(file.ioctl(KCOV_ENABLE, 1L << 32)).failsWith(EINVAL);
        assertThat(file.ioctl(KCOV_ENABLE, 1L << 32 | 1)).failsWith(EINVAL);
    }

    @Test
    @Verifies("EN-018")
    void busyCountsBeforeAnUnknownMode(Target kernel) {
        KcovFile busy = ready(kernel).enabled(KCOV_TRACE_PC);

        assertThat(another(busy).ioctl(KCOV_ENABLE, UNKNOWN_MODE)).failsWith(EBUSY);
    }

    @Test
    @Verifies("EN-019")
    void comparisonsThatAreCompiledInAreAMode(Target kernel) {
        assertThat(ready(kernel).enable(KCOV_TRACE_CMP)).returns(0);
    }
}
