/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;

/**
 * What KCOV has allocated in the whole system, as a task reads it in the kernel's list of its large allocations. A line
 * of it names the function that allocated, where the kernel knows names.
 */
public record VmallocInfo(Task reader) {
    public static final String PATH = "/proc/vmallocinfo";

    private static final int BYTES_AT_ONCE = 48 * 1024;

    /** How many buffers there are; KCOV_INIT_TRACE allocates them, or mmap. */
    public long buffers() {
        return count(line -> line.contains(" kcov_ioctl") || line.contains(" kcov_mmap"));
    }

    /** How many areas of sections in tasks there are, in use or kept for the next section of their size. */
    public long areas() {
        return count(line -> line.contains(" kcov_remote_start"));
    }

    private long count(Predicate<String> wanted) {
        int fd = (int) reader.run(new Open(PATH, Open.O_RDONLY)).required().value();
        StringBuilder text = new StringBuilder();
        Outcome read;
        do {
            read = reader.run(new Read(fd, BYTES_AT_ONCE)).required();
            text.append(new String(read.data(), 0, (int) read.value(), StandardCharsets.US_ASCII));
        } while (read.value() > 0);
        reader.run(new Close(fd));
        return text.toString().lines().filter(wanted).count();
    }
}
