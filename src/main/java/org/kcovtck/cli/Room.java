/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many kernels this machine can test side by side. */
final class Room {
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable: +(\\d+) kB");

    /** A VM of 512 MiB with QEMU's own needs, and the JVM that tests it. */
    private static final long RUN_MIB = 768;

    private Room() {}

    static int here() {
        int processors = Runtime.getRuntime().availableProcessors();
        try {
            Matcher available = AVAILABLE.matcher(Files.readString(MEMORY));
            return available.find() ? of(processors, Long.parseLong(available.group(1)) / 1024) : processors;
        } catch (IOException e) {
            return processors;
        }
    }

    /** One at a time at least; a run keeps a processor busy. */
    static int of(int processors, long availableMib) {
        return (int) Math.max(1, Math.min(processors, availableMib / RUN_MIB));
    }
}
