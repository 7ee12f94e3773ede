/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kcovtck.abi.Comparison;

/** Code of the kernel, as far as its coverage goes: basic blocks at fixed addresses, and comparisons. */
final class InstrumentedCode {
    private static final long TEXT = 0xffff_ffff_8100_0000L;
    private static final int FUNCTION_BYTES = 0x400;
    private static final int BLOCK_BYTES = 0x10;
    /** A block begins with the call of its callback, which sees the address behind it. */
    private static final int CALL_BYTES = 5;

    private static final int FUNCTIONS = 0x1000;

    private final KcovCallbacks callbacks;

    InstrumentedCode(KcovCallbacks callbacks) {
        this.callbacks = callbacks;
    }

    /** The task runs the first blocks of a function, always the same ones at the same addresses. */
    void execute(TaskStruct t, String function, int blocks) {
        execute(t, function, 0, blocks);
    }

    /** The task runs the blocks of a function from one to before another. */
    void execute(TaskStruct t, String function, int from, int to) {
        long address = address(function);
        for (int block = from; block < to; block++) {
            callbacks.tracePc(t, address + CALL_BYTES + (long) block * BLOCK_BYTES);
        }
    }

    /** {@code /proc/kallsyms} of a kernel with these functions. */
    static String symbols(Stream<String> functions) {
        return symbol(TEXT, "_text")
                + functions
                        .map(function -> symbol(address(function), function))
                        .sorted()
                        .collect(Collectors.joining());
    }

    private static String symbol(long address, String name) {
        return String.format("%016x T %s\n", address, name);
    }

    /** The function compares a value of some bytes with a constant. */
    void compareWithConstant(TaskStruct t, String function, int log2OfBytes, long constant, long value) {
        compare(t, function, Comparison.CONST | Comparison.size(log2OfBytes), constant, value);
    }

    /** The function compares two values of some bytes. */
    void compare(TaskStruct t, String function, int log2OfBytes, long left, long right) {
        compare(t, function, Comparison.size(log2OfBytes), left, right);
    }

    private void compare(TaskStruct t, String function, long type, long left, long right) {
        long mask = new Comparison(type, 0, 0, 0).mask();
        callbacks.traceCmp(t, new Comparison(type, left & mask, right & mask, address(function)));
    }

    private static long address(String function) {
        return TEXT + (long) Math.floorMod(function.hashCode(), FUNCTIONS) * FUNCTION_BYTES;
    }
}
