/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.kcovtck.abi.Errno;
import org.opentest4j.AssertionFailedError;

/**
 * What came of an operation.
 *
 * @param value as the kernel returned it: 0 or more, or a negated errno
 * @param data what the operation read, in the task's byte order; empty for most
 */
public record Outcome(Operation operation, long value, byte[] data) {
    /** Ends the message of {@link #required}, behind the operation. */
    public static final String NEEDED = " has to work before the rule can be seen";

    public boolean succeeded() {
        return value >= 0;
    }

    public boolean failedWith(Errno errno) {
        return value == -errno.number();
    }

    /** {@code "0"}, {@code "0x7f1200000000"} or {@code "EBUSY"}. */
    public String result() {
        if (value < 0) {
            return Errno.nameOf(-value);
        }
        return value < 1 << 16 ? Long.toString(value) : String.format("0x%x", value);
    }

    /**
     * This outcome, when a test needs the operation to work but does not test it.
     *
     * @throws AssertionFailedError when it failed
     */
    public Outcome required() {
        if (!succeeded()) {
            throw new AssertionFailedError(operation + NEEDED, "success", result());
        }
        return this;
    }

    /** The data as 64-bit words. */
    public long[] words() {
        long[] words = new long[data.length / Long.BYTES];
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
        return words;
    }

    /** The data as 32-bit numbers, such as the two descriptors of a pipe. */
    public int[] ints() {
        int[] ints = new int[data.length / Integer.BYTES];
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(ints);
        return ints;
    }

    @Override
    public String toString() {
        return operation + " = " + result();
    }
}
