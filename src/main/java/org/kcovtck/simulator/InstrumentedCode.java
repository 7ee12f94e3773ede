/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.kcovtck.abi.Comparison;

/** Code of the kernel, as far as its coverage goes: basic blocks at fixed addresses, and comparisons. */
final class InstrumentedCode {
    private static final long TEXT = 0xffff_ffff_8100_0000L;
    private static final int FUNCTION_BYTES = 0x400;
    private static final int BLOCK_BYTES = 0x10;
    private static final int FUNCTIONS = 0x1000;
    /** The scheduler is not instrumented. */
    private static final String SCHEDULER = "sched_";

    private final KcovCallbacks callbacks;
    private final NavigableMap<Long, String> names = new TreeMap<>();

    InstrumentedCode(KcovCallbacks callbacks) {
        this.callbacks = callbacks;
    }

    /** The task runs the blocks of a function, always the same ones at the same addresses. */
    void execute(TaskStruct t, String function, int blocks) {
        names.put(address(function), function);
        for (int block = 0; block < blocks && !function.contains(SCHEDULER); block++) {
            callbacks.tracePc(t, address(function) + (long) block * BLOCK_BYTES);
        }
    }

    /** {@code /proc/kallsyms}: the functions that have been executed so far. */
    String symbols() {
        StringBuilder text = new StringBuilder(symbol(TEXT, "_text"));
        names.forEach((address, name) -> text.append(symbol(address, name)));
        return text.toString();
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
