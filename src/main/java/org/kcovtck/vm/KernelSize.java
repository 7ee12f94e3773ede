/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.nio.file.Path;

/** Bytes of a kernel's sections, as {@code size} counts them. */
public record KernelSize(long text, long data, long bss) {
    static KernelSize of(Path vmlinux) {
        // The second line has the numbers, with blanks between.
        String[] numbers = HostCommand.of("size", "--format=berkeley", vmlinux.toString())
                .orFail("cannot measure " + vmlinux)
                .get(1)
                .strip()
                .split("\\s+");
        return new KernelSize(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    }

    /** {@code text +112, data +0, bss +0 bytes}: what this has more than another. */
    public String above(KernelSize other) {
        return String.format(
                "text %+d, data %+d, bss %+d bytes", text - other.text, data - other.data, bss - other.bss);
    }
}
