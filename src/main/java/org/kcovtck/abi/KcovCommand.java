/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.abi;

import org.kcovtck.abi.IoctlEncoding.Direction;

/** The ioctl commands of a kcov descriptor (include/uapi/linux/kcov.h), as a 64-bit kernel knows them. */
public enum KcovCommand {
    /** Argument, by value: the size of the buffer in words. */
    KCOV_INIT_TRACE(Direction.READ, 1, Long.BYTES),
    /** Argument, by value: a {@link TraceMode}. */
    KCOV_ENABLE(Direction.NONE, 100, 0),
    /** Argument: 0. */
    KCOV_DISABLE(Direction.NONE, 101, 0),
    /** Argument: the address of a {@link RemoteArg}. */
    KCOV_REMOTE_ENABLE(Direction.WRITE, 102, RemoteArg.SIZE);

    /** {@code 'c'}, the type of all four. */
    public static final char TYPE = 'c';

    private final Direction direction;
    private final int nr;
    private final int size;

    KcovCommand(Direction direction, int nr, int size) {
        this.direction = direction;
        this.nr = nr;
        this.size = size;
    }

    /** The number that x86, arm64, riscv and s390 use. */
    public long number() {
        return number(IoctlEncoding.GENERIC);
    }

    public long number(IoctlEncoding encoding) {
        return encoding.encode(direction, TYPE, nr, size);
    }

    /** The name of a number in the generic encoding, or the number in hexadecimal. */
    public static String nameOf(long number) {
        for (KcovCommand command : values()) {
            if (command.number() == number) {
                return command.name();
            }
        }
        return String.format("0x%x", number);
    }
}
