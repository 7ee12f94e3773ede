/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.util.List;
import java.util.stream.Stream;

/**
 * What KCOV has allocated in the whole system, as a task reads it in the kernel's list of its large allocations. A line
 * of it names the function that allocated, where the kernel knows names.
 */
public record VmallocInfo(Task reader) {
    public static final String PATH = "/proc/vmallocinfo";

    /** In the line of a buffer: KCOV_INIT_TRACE allocates them, or mmap. */
    public static final List<String> BUFFERS = List.of(" kcov_ioctl", " kcov_mmap");

    /** In the line of an area of sections in tasks, in use or kept for the next section of its size. */
    public static final List<String> AREAS = List.of(" kcov_remote_start");

    /** How many buffers there are. */
    public long buffers() {
        return number(lines(), BUFFERS);
    }

    /** How many areas there are. */
    public long areas() {
        return number(lines(), AREAS);
    }

    /** How many lines have one of these texts. */
    public static long number(Stream<String> lines, List<String> texts) {
        return lines.filter(line -> texts.stream().anyMatch(line::contains)).count();
    }

    private Stream<String> lines() {
        return new Sysfs(reader).readAll(PATH).lines();
    }
}
