/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.nio.charset.StandardCharsets;

/** An argument of a {@link Syscall}: a number, or a pointer to memory that is there for this one call. */
public sealed interface Argument {
    /** A number, or an address that the task itself has. */
    record Number(String text, long value) implements Argument {
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A pointer to these bytes. The last that a call reads end where a page ends, and the next page is not mapped.
     *
     * @param comesBack whether they are part of the outcome's data, as the call leaves them
     */
    record Memory(String text, byte[] bytes, boolean comesBack) implements Argument {
        @Override
        public String toString() {
            return text;
        }
    }

    static Argument number(long value) {
        boolean small = value > -(1 << 16) && value < 1 << 16;
        return new Number(small ? Long.toString(value) : String.format("0x%x", value), value);
    }

    /** A number that has a name: {@code O_CLOEXEC}. */
    static Argument named(String name, long value) {
        return new Number(name, value);
    }

    /** Bytes that the call reads. */
    static Argument in(byte... bytes) {
        return new Memory("{" + bytes.length + " bytes}", bytes, false);
    }

    /** A string that the call reads. */
    static Argument text(String text) {
        return new Memory('"' + text + '"', (text + "\0").getBytes(StandardCharsets.UTF_8), false);
    }

    /** So many bytes that the call writes. */
    static Argument out(int bytes) {
        return new Memory("...", new byte[bytes], true);
    }

    /** Bytes that the call reads and writes. */
    static Argument inOut(byte... bytes) {
        return new Memory("{" + bytes.length + " bytes}", bytes, true);
    }
}
