/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.kcovtck.abi.Comparison;

/** The words of a buffer at one moment, word 0 first. */
public record Coverage(long[] words) {
    /** What a buffer holds that has these PCs and no room for more. */
    public static Coverage ofPcs(long... pcs) {
        return new Coverage(
                LongStream.concat(LongStream.of(pcs.length), LongStream.of(pcs)).toArray());
    }

    public long count() {
        return words[0];
    }

    /** The entries as PCs, as many as the count says and the buffer can hold. */
    public long[] pcs() {
        return Arrays.copyOfRange(words, 1, 1 + (int) Math.max(0, Math.min(count(), words.length - 1)));
    }

    /** The entries as comparison records. */
    public List<Comparison> comparisons() {
        return Comparison.read(words);
    }
}
