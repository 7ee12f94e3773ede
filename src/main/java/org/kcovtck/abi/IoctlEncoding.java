/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.abi;

/** How an architecture packs direction, type, number and size into an ioctl number ({@code _IOC}). */
public enum IoctlEncoding {
    /** include/uapi/asm-generic/ioctl.h: x86, arm, arm64, riscv, s390 and most others. */
    GENERIC(0, 1, 2, 30),
    /** arch/mips and arch/powerpc have an ioctl.h of their own: 3 bits of direction, 13 of size. */
    MIPS_POWERPC(1, 4, 2, 29);

    /** The direction of a command, seen from user space. */
    public enum Direction {
        NONE,
        WRITE,
        READ
    }

    private final long none;
    private final long write;
    private final long read;
    private final int directionShift;

    IoctlEncoding(long none, long write, long read, int directionShift) {
        this.none = none;
        this.write = write;
        this.read = read;
        this.directionShift = directionShift;
    }

    /** The ioctl number, unsigned in 32 bits. */
    public long encode(Direction direction, char type, int number, int size) {
        long bits = switch (direction) {
            case NONE -> none;
            case WRITE -> write;
            case READ -> read;
        };
        return bits << directionShift | (long) size << 16 | (long) type << 8 | number;
    }
}
