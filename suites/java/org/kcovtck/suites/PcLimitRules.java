/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Calls.GETPID;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Calls.TOO_MANY;
import static org.kcovtck.suites.Calls.concat;
import static org.kcovtck.suites.Calls.times;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.collecting;

import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Target;

/** The count of a buffer of PCs, its limit, and what the task stores there. */
class PcLimitRules {
    @Test
    @Verifies("BUF-003")
    void aFullBufferHoldsOnePcLessThanWords(Target kernel) {
        Coverage coverage = collecting(kernel, KCOV_TRACE_PC).coverageOf(TOO_MANY);

        assertThat(coverage).hasCount(WORDS - 1).hasPcs();
    }

    @Test
    @Verifies("BUF-004")
    void aFullBufferStaysAsItIs(Target kernel) {
        Buffer buffer = collecting(kernel, KCOV_TRACE_PC);
        Coverage full = buffer.coverageOf(TOO_MANY);

        assertThat(buffer.contentsAfter(times(100, GETPID))).isUnchangedFrom(full);
    }

    @Test
    @Verifies("BUF-005")
    void afterAStoredZeroRecordingBeginsAnew(Target kernel) {
        Buffer buffer = collecting(kernel, KCOV_TRACE_PC);
        Operation[] fullThenReset = concat(TOO_MANY, new Store(buffer.address(), 0), new Store(buffer.addressOf(1), 0));

        Coverage coverage = buffer.contentsAfter(concat(fullThenReset, READ));

        assertThat(coverage).hasPcs();
        assertThat("the count", coverage.count()).isBelow(WORDS - 1);
    }

    @Test
    @Verifies("BUF-006")
    void atTheLimitNothingIsRecorded(Target kernel) {
        recordsNothingAt(WORDS - 1, collecting(kernel, KCOV_TRACE_PC));
    }

    @Test
    @Verifies("BUF-006")
    void beyondTheLimitNothingIsRecorded(Target kernel) {
        Buffer buffer = collecting(kernel, KCOV_TRACE_PC);

        recordsNothingAt(WORDS, buffer);
        recordsNothingAt(WORDS + 1, buffer);
        recordsNothingAt(1L << 40, buffer);
    }

    @Test
    @Verifies("BUF-030")
    void atTheGreatestCountNothingIsRecorded(Target kernel) {
        recordsNothingAt(-1, collecting(kernel, KCOV_TRACE_PC));
    }

    @Test
    @Verifies("BUF-012")
    void theCountIsStoredBeforeThePc(Target kernel) {
        Buffer buffer = collecting(kernel, KCOV_TRACE_PC);

        Coverage coverage = buffer.contentsAfter(new Store(buffer.address(), -1), READ);

        // The position after -1 is 0: PC and count go to the same word, and the later one stays.
        assertThat("the word that both are stored to", coverage.words()[0]).isKernelAddress();
    }

    @Test
    @Verifies("BUF-012b")
    void thePcIsStoredBeforeTheCount(Target kernel) {
        Buffer buffer = collecting(kernel, KCOV_TRACE_PC);

        Coverage coverage = buffer.contentsAfter(new Store(buffer.address(), -1), READ);

        // The count that follows the PC to word 0 is that of an empty buffer.
        assertThat("the count", coverage.count()).isAbove(0);
        assertThat("the count", coverage.count()).isBelow(WORDS);
    }

    @Test
    @Verifies("BUF-015")
    void pcsAreAddedBehindAStoredCount(Target kernel) {
        Buffer buffer = collecting(kernel, KCOV_TRACE_PC);

        Coverage coverage = buffer.contentsAfter(
                new Store(buffer.address(), 100),
                new Store(buffer.addressOf(99), 77),
                new Store(buffer.addressOf(100), 78),
                READ);

        assertThat(coverage).hasWords(99, 100, 77).hasWords(100, 101, 78);
        assertThat("the count", coverage.count()).isAbove(100);
        assertThat("word 101", coverage.words()[101]).isKernelAddress();
    }

    private static void recordsNothingAt(long count, Buffer buffer) {
        Operation store = new Store(buffer.address(), count);
        Operation mark = new Store(buffer.addressOf(WORDS - 1), 77);

        assertThat(buffer.contentsAfter(store, mark, READ)).hasCount(count).hasWords(WORDS - 1, WORDS, 77);
    }
}
