/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.abi;

/**
 * The 64-bit name of a section: the subsystem in bits 56-63, bits 32-55 reserved and zero, the instance in bits 0-31
 * (include/uapi/linux/kcov.h). A record may hold any 64 bits, valid or not: refusing is the kernel's job.
 */
public record Handle(long bits) {
    public static final long SUBSYSTEM_MASK = 0xffL << 56;
    public static final long INSTANCE_MASK = 0xffff_ffffL;
    public static final long SUBSYSTEM_COMMON = 0x00L << 56;
    public static final long SUBSYSTEM_USB = 0x01L << 56;

    /** The section of the USB bus with this number. */
    public static Handle usb(long bus) {
        return of(SUBSYSTEM_USB, bus);
    }

    /** A common handle, for {@code common_handle}: the tasks that one process lets the kernel spawn. */
    public static Handle common(long instance) {
        return of(SUBSYSTEM_COMMON, instance);
    }

    /** {@code kcov_remote_handle()}: 0 when either part has bits that are not its own. */
    public static Handle of(long subsystem, long instance) {
        boolean foreign = (subsystem & ~SUBSYSTEM_MASK) != 0 || (instance & ~INSTANCE_MASK) != 0;
        return new Handle(foreign ? 0 : subsystem | instance);
    }

    public long subsystem() {
        return bits & SUBSYSTEM_MASK;
    }

    public long instance() {
        return bits & INSTANCE_MASK;
    }

    /** Bits 32-55, in place. */
    public long reserved() {
        return bits & ~SUBSYSTEM_MASK & ~INSTANCE_MASK;
    }

    @Override
    public String toString() {
        return String.format("0x%x", bits);
    }
}
