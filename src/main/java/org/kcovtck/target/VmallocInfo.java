/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.util.function.Predicate;

/**
 * What KCOV has allocated in the whole system, as a task reads it in the kernel's list of its large allocations. A line
 * of it names the function that allocated, where the kernel knows names.
 */
public record VmallocInfo(Task reader) {
    public static final String PATH = "/proc/vmallocinfo";

    /** How many buffers there are; KCOV_INIT_TRACE allocates them, or mmap. */
    public long buffers() {
        return count(line -> line.contains(" kcov_ioctl") || line.contains(" kcov_mmap"));
    }

    /** How many areas of sections in tasks there are, in use or kept for the next section of their size. */
    public long areas() {
        return count(line -> line.contains(" kcov_remote_start"));
    }

    private long count(Predicate<String> wanted) {
        return new Sysfs(reader).readAll(PATH).lines().filter(wanted).count();
    }
}
