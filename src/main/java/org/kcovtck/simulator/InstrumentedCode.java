/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import org.kcovtck.abi.Comparison;

/** Code of the kernel, as far as its coverage goes: functions of basic blocks at fixed addresses, and comparisons. */
final class InstrumentedCode {
    private static final long TEXT = 0xffff_ffff_8100_0000L;
    private static final int FUNCTION_BYTES = 0x400;
    private static final int BLOCK_BYTES = 0x10;
    private static final int FUNCTIONS = 0x1000;

    private final KcovCallbacks callbacks;

    InstrumentedCode(KcovCallbacks callbacks) {
        this.callbacks = callbacks;
    }

    /** The function of this name, always at the same address. */
    Function function(String name) {
        return new Function(TEXT + (long) Math.floorMod(name.hashCode(), FUNCTIONS) * FUNCTION_BYTES);
    }

    /** A function that tasks run. */
    final class Function {
        private final long address;

        private Function(long address) {
            this.address = address;
        }

        /** The task runs the first blocks of it, always the same ones. */
        void execute(TaskStruct t, int blocks) {
            for (int block = 0; block < blocks; block++) {
                callbacks.tracePc(t, address + (long) block * BLOCK_BYTES);
            }
        }

        /** A value of some bytes is compared with a constant. */
        void compareWithConstant(TaskStruct t, int log2OfBytes, long constant, long value) {
            compare(t, Comparison.CONST | Comparison.size(log2OfBytes), constant, value);
        }

        /** Two values of some bytes are compared. */
        void compareValues(TaskStruct t, int log2OfBytes, long left, long right) {
            compare(t, Comparison.size(log2OfBytes), left, right);
        }

        private void compare(TaskStruct t, long type, long left, long right) {
            long mask = new Comparison(type, 0, 0, 0).mask();
            callbacks.traceCmp(t, new Comparison(type, left & mask, right & mask, address));
        }
    }
}
