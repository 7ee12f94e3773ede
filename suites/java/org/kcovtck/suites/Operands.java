/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import java.util.List;
import java.util.stream.LongStream;
import org.kcovtck.abi.Comparison;
import org.kcovtck.target.Coverage;

/** Records of comparisons as they should be, without the address. */
final class Operands {
    private Operands() {}

    /** The record of a comparison of two variables of so many bytes. */
    static Comparison ofVariables(int bytes, long left, long right) {
        return new Comparison(type(bytes), left, right, 0);
    }

    /** The record of a comparison with a constant, or with a case of a switch. */
    static Comparison ofConstant(int bytes, long constant, long value) {
        return new Comparison(type(bytes) | Comparison.CONST, constant, value, 0);
    }

    /** What a buffer would hold if it had only the records with this operand. */
    static Coverage with(long operand, Coverage coverage) {
        List<Comparison> records = coverage.comparisons().stream()
                .filter(record -> record.arg1() == operand || record.arg2() == operand)
                .toList();
        LongStream words = records.stream()
                .flatMapToLong(record -> LongStream.of(record.type(), record.arg1(), record.arg2(), record.ip()));
        return new Coverage(
                LongStream.concat(LongStream.of(records.size()), words).toArray());
    }

    private static long type(int bytes) {
        return Comparison.size(Integer.numberOfTrailingZeros(bytes));
    }
}
