/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.abi;

import java.util.ArrayList;
import java.util.List;

/**
 * One record of a comparison buffer: four 64-bit words.
 *
 * @param type bit 0: an argument is a compile-time constant; bits 1-2: log2 of the operands' size in bytes
 */
public record Comparison(long type, long arg1, long arg2, long ip) {
    /** {@code KCOV_CMP_CONST}. */
    public static final long CONST = 1;
    /** 64-bit words of a record. */
    public static final int WORDS = 4;

    /** {@code KCOV_CMP_SIZE(n)}. */
    public static long size(int log2OfBytes) {
        return (long) log2OfBytes << 1;
    }

    public boolean isConst() {
        return (type & CONST) != 0;
    }

    /** The operands' size in bytes, as bits 1-2 of the type say. */
    public int bytes() {
        return 1 << (type >> 1 & 3);
    }

    /** The largest value that an operand of this size can have. */
    public long mask() {
        return bytes() == Long.BYTES ? -1L : (1L << bytes() * Byte.SIZE) - 1;
    }

    /** The records of a buffer whose word 0 says how many there are; a count that does not fit is cut to what does. */
    public static List<Comparison> read(long[] buffer) {
        List<Comparison> records = new ArrayList<>();
        for (int at = 1; records.size() < buffer[0] && at + WORDS <= buffer.length; at += WORDS) {
            records.add(new Comparison(buffer[at], buffer[at + 1], buffer[at + 2], buffer[at + 3]));
        }
        return records;
    }
}
