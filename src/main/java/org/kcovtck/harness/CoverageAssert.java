/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.Arrays;
import java.util.List;
import org.kcovtck.abi.Comparison;
import org.kcovtck.target.Coverage;
import org.opentest4j.AssertionFailedError;

/** What a rule says of the words of a buffer. Failures name the first word that is not as expected. */
public final class CoverageAssert {
    private final Coverage actual;

    private CoverageAssert(Coverage actual) {
        this.actual = actual;
    }

    public static CoverageAssert assertThat(Coverage actual) {
        return new CoverageAssert(actual);
    }

    public CoverageAssert hasCount(long count) {
        ValueAssert.assertThat("the count", actual.count()).is(count);
        return this;
    }

    /** There is at least one entry, and all are addresses of the kernel. */
    public CoverageAssert hasPcs() {
        Recording.check(new Check.OfPcs(actual, Check.ANY), () -> {
            ValueAssert.assertThat("the count", actual.count()).isAbove(0);
            long[] pcs = actual.pcs();
            for (int i = 0; i < pcs.length; i++) {
                ValueAssert.assertThat("PC " + i, pcs[i]).isKernelAddress();
            }
        });
        return this;
    }

    /**
     * The PCs are these: {@code "A5 B3 A1"} says five of one address, three of another, one of the first. Addresses are
     * called A, B, C... as they first appear, and all are of the kernel.
     */
    public CoverageAssert hasPcs(String runs) {
        Recording.check(new Check.OfPcs(actual, runs), () -> {
            String found = PcRuns.text(actual.pcs());
            if (!found.equals(runs)) {
                throw new AssertionFailedError("the PCs", runs, found);
            }
            hasCount(actual.pcs().length);
            if (!runs.isEmpty()) {
                hasPcs();
            }
        });
        return this;
    }

    /** The records are these, but for the addresses, which are of the kernel. */
    public CoverageAssert hasComparisons(Comparison... expected) {
        Recording.check(new Check.OfComparisons(actual, List.of(expected)), () -> {
            hasCount(expected.length);
            List<Comparison> records = actual.comparisons();
            for (int i = 0; i < expected.length; i++) {
                Comparison record = records.get(i);
                Comparison wanted = expected[i];
                ValueAssert.assertThat("the type of record " + i, record.type()).is(wanted.type());
                ValueAssert.assertThat("operand 1 of record " + i, record.arg1())
                        .is(wanted.arg1());
                ValueAssert.assertThat("operand 2 of record " + i, record.arg2())
                        .is(wanted.arg2());
                ValueAssert.assertThat("the address of record " + i, record.ip())
                        .isKernelAddress();
            }
        });
        return this;
    }

    /** There is at least one record, and each has a type that there is and an address of the kernel. */
    public CoverageAssert hasComparisons() {
        Recording.check(new Check.OfComparisons(actual, List.of()), () -> {
            ValueAssert.assertThat("the count", actual.count()).isAbove(0);
            List<Comparison> records = actual.comparisons();
            for (int i = 0; i < records.size(); i++) {
                Comparison record = records.get(i);
                if ((record.type() & ~7) != 0) {
                    throw new AssertionFailedError(
                            "the type of record " + i, "0 to 7", String.format("0x%x", record.type()));
                }
                ValueAssert.assertThat("the address of record " + i, record.ip())
                        .isKernelAddress();
            }
        });
        return this;
    }

    /** All words from one (inclusive) to another (exclusive) have this value. */
    public CoverageAssert hasWords(int from, int to, long value) {
        Recording.check(new Check.OfWords(actual, from, to, value), () -> {
            for (int i = from; i < to; i++) {
                ValueAssert.assertThat("word " + i, actual.words()[i]).is(value);
            }
        });
        return this;
    }

    /** All words are the same, word 0 too. */
    public void isUnchangedFrom(Coverage before) {
        Recording.check(new Check.OfChange(actual, before), () -> {
            int changed = Arrays.mismatch(before.words(), actual.words());
            if (changed >= 0) {
                ValueAssert.assertThat("word " + changed, actual.words()[changed])
                        .is(before.words()[changed]);
            }
        });
    }
}
