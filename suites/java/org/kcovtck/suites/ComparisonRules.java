/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_CMP;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Calls.GETPID;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Calls.TOO_MANY;
import static org.kcovtck.suites.Calls.enable;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.collecting;
import static org.kcovtck.suites.Descriptors.initialised;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Comparison;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Target;

/** What a buffer of comparison operands holds, and when. */
class ComparisonRules {
    private static final int MOST = (WORDS - 1) / Comparison.WORDS;
    private static final int END_OF_RECORDS = 1 + MOST * Comparison.WORDS;
    /** No command of anything, and with bits in all its bytes. */
    private static final long COMMAND = 0x12345678;

    @Test
    @Verifies("CMP-001")
    void theCountIsTheNumberOfRecordsThatFollow(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);

        Coverage coverage = buffer.contentsAfter(enable(file, KCOV_TRACE_CMP), READ);

        int end = 1 + (int) coverage.count() * Comparison.WORDS;
        assertThat(coverage).hasComparisons().hasWords(end, WORDS, 0);
    }

    @Test
    @Verifies("CMP-002")
    void recordsStandFourWordsApart(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        buffer.store(0, 3);
        buffer.fill(1, 13, 1);

        Coverage coverage = buffer.contentsAfter(enable(file, KCOV_TRACE_CMP), READ);

        assertThat("the count", coverage.count()).isAbove(3);
        assertThat(coverage).hasWords(1, 13, 1);
        assertThat("word 16, the address of record 3", coverage.words()[16]).isKernelAddress();
    }

    @Test
    @Verifies("BUF-013")
    void aWordOfEitherBufferIsEightBytes(Target kernel) {
        Buffer pcs = collecting(kernel, KCOV_TRACE_PC);
        Buffer comparisons = collecting(kernel, KCOV_TRACE_CMP);

        // The third entry begins behind the count and two others.
        long pc = lastWordAfter(pcs, 2, 8 + 2 * 8);
        long address = lastWordAfter(comparisons, 2, 8 + 2 * 32 + 24);

        assertThat("the third PC", pc).isKernelAddress();
        assertThat("the address of the third record", address).isKernelAddress();
    }

    @Test
    @Verifies("CMP-003")
    void theCasesOfASwitchAreConstants(Target kernel) {
        for (Comparison record : recordsOfTheSwitch(kernel)) {
            assertThat("bit 0 of the type", record.type() & Comparison.CONST).is(Comparison.CONST);
        }
    }

    @Test
    @Verifies("CMP-004")
    void aTypeHasThreeBits(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_CMP);

        assertThat(buffer.coverageOf(READ, new Ioctl(file.fd(), COMMAND, 0), GETPID))
                .hasComparisons();
    }

    @Test
    @Verifies("CMP-004")
    void theTypeSaysHowLongTheOperandsAre(Target kernel) {
        for (Comparison record : recordsOfTheSwitch(kernel)) {
            assertThat("the bytes of a command", record.bytes()).is(4);
        }
    }

    @Test
    @Verifies("CMP-005")
    void operandsAreExtendedWithZeros(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_CMP);
        Coverage coverage = buffer.coverageOf(READ, new Ioctl(file.fd(), 0x92345678L, 0));

        assertThat(coverage).hasComparisons();
        for (Comparison record : coverage.comparisons()) {
            assertThat("the bits of operand 1 beyond its size", record.arg1() & ~record.mask())
                    .is(0);
            assertThat("the bits of operand 2 beyond its size", record.arg2() & ~record.mask())
                    .is(0);
        }
    }

    @Test
    @Verifies("CMP-006")
    void operandsOfThirtyTwoBitsAreWhole(Target kernel) {
        for (Comparison record : recordsOfTheSwitch(kernel)) {
            assertThat("the operand that is the command", record.arg2()).is(COMMAND);
        }
    }

    @Test
    @Verifies("CMP-007")
    void theFourthWordIsAnAddressOfTheKernel(Target kernel) {
        assertThat(collecting(kernel, KCOV_TRACE_CMP).coverageOf(READ)).hasComparisons();
    }

    @Test
    @Verifies("CMP-008")
    void aFullBufferHoldsWholeRecordsOnly(Target kernel) {
        Buffer buffer = collecting(kernel, KCOV_TRACE_CMP);
        buffer.fill(END_OF_RECORDS, WORDS, 77);

        Coverage coverage = buffer.coverageOf(TOO_MANY);

        assertThat(coverage).hasCount(MOST).hasComparisons().hasWords(END_OF_RECORDS, WORDS, 77);
    }

    @Test
    @Verifies("CMP-009")
    void aSwitchLeavesARecordForEachCase(Target kernel) {
        List<Comparison> records = recordsOfTheSwitch(kernel);
        long cases = records.stream().mapToLong(Comparison::arg1).distinct().count();

        assertThat("the number of cases", cases).isAbove(1);
        for (Comparison record : records) {
            assertThat("the second operand", record.arg2()).is(COMMAND);
        }
    }

    @Test
    @Verifies("CMP-011")
    void aCountBeyondTheLimitIsNotTrusted(Target kernel) {
        Buffer buffer = collecting(kernel, KCOV_TRACE_CMP);

        recordsNothingAt(MOST + 1, buffer);
        recordsNothingAt(1L << 40, buffer);
    }

    @Test
    @Verifies("CMP-011")
    void aCountThatWouldWrapRoundIsNotTrusted(Target kernel) {
        // Times 32 it is 0 again. One less would make a kernel without the bound write before the buffer.
        recordsNothingAt(1L << 59, collecting(kernel, KCOV_TRACE_CMP));
    }

    @Test
    @Verifies("CMP-012")
    void noPcIsAmongTheComparisons(Target kernel) {
        assertThat(collecting(kernel, KCOV_TRACE_CMP).coverageOf(TOO_MANY)).hasComparisons();
    }

    @Test
    @Verifies("CMP-012")
    void noOperandIsAmongThePcs(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC);

        assertThat(buffer.coverageOf(READ, new Ioctl(file.fd(), COMMAND, 0))).hasPcs();
    }

    @Test
    @Verifies("CMP-013")
    void atTheLimitNothingIsRecorded(Target kernel) {
        recordsNothingAt(MOST, collecting(kernel, KCOV_TRACE_CMP));
    }

    private static void recordsNothingAt(long count, Buffer buffer) {
        Operation store = new Store(buffer.address(), count);
        Operation first = new Store(buffer.addressOf(1), 77);
        Operation last = new Store(buffer.addressOf(WORDS - 1), 78);

        assertThat(buffer.contentsAfter(store, first, last, READ))
                .hasCount(count)
                .hasWords(1, 2, 77)
                .hasWords(WORDS - 1, WORDS, 78);
    }

    /** A word at so many bytes of a buffer that had so many entries before a call. */
    private static long lastWordAfter(Buffer buffer, long count, int bytes) {
        Operation load = new Load(buffer.address() + bytes, 1);
        // The count last: what a timer leaves meanwhile begins behind it, too.
        List<Outcome> outcomes = buffer.task()
                .run(List.of(new Store(buffer.address() + bytes, 0), new Store(buffer.address(), count), READ, load));
        return outcomes.get(3).required().words()[0];
    }

    /** What a switch over an ioctl command leaves, which the kernel has for all files: one record at least. */
    private static List<Comparison> recordsOfTheSwitch(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_CMP);
        Coverage coverage = buffer.coverageOf(new Ioctl(file.fd(), COMMAND, 0));
        assertThat(coverage).hasComparisons();
        List<Comparison> records = coverage.comparisons().stream()
                .filter(record -> record.arg2() == COMMAND)
                .toList();
        assertThat("the number of records with the whole command", records.size())
                .isAbove(0);
        return records;
    }
}
