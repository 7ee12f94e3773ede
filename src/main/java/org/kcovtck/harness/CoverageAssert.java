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
        ValueAssert.assertThat("the count", actual.count()).isAbove(0);
        long[] pcs = actual.pcs();
        for (int i = 0; i < pcs.length; i++) {
            ValueAssert.assertThat("PC " + i, pcs[i]).isKernelAddress();
        }
        return this;
    }

    /** There is at least one record, and each has a type that there is and an address of the kernel. */
    public CoverageAssert hasComparisons() {
        ValueAssert.assertThat("the count", actual.count()).isAbove(0);
        List<Comparison> records = actual.comparisons();
        for (int i = 0; i < records.size(); i++) {
            Comparison record = records.get(i);
            if ((record.type() & ~7) != 0) {
                throw new AssertionFailedError(
                        "the type of record " + i, "0 to 7", String.format("0x%x", record.type()));
            }
            ValueAssert.assertThat("the address of record " + i, record.ip()).isKernelAddress();
        }
        return this;
    }

    /** All words from one (inclusive) to another (exclusive) have this value. */
    public CoverageAssert hasWords(int from, int to, long value) {
        for (int i = from; i < to; i++) {
            ValueAssert.assertThat("word " + i, actual.words()[i]).is(value);
        }
        return this;
    }

    /** All words are the same, word 0 too. */
    public void isUnchangedFrom(Coverage before) {
        int changed = Arrays.mismatch(before.words(), actual.words());
        if (changed >= 0) {
            ValueAssert.assertThat("word " + changed, actual.words()[changed]).is(before.words()[changed]);
        }
    }
}
