/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;

/** Small files in which a kernel tells about itself, read by a task. */
public record Sysfs(Task reader) {
    private static final String RELEASE = "/proc/sys/kernel/osrelease";
    private static final int MAX_BYTES = 4096;

    /** The file's text without the last newline, or nothing when it cannot be opened. */
    public Optional<String> read(String path) {
        Outcome open = reader.run(new Open(path, Open.O_RDONLY));
        if (!open.succeeded()) {
            return Optional.empty();
        }
        int fd = (int) open.value();
        Outcome read = reader.run(new Read(fd, MAX_BYTES)).required();
        reader.run(new Close(fd));
        return Optional.of(new String(read.data(), 0, (int) read.value(), StandardCharsets.UTF_8).stripTrailing());
    }

    public boolean exists(String path) {
        Outcome open = reader.run(new Open(path, Open.O_RDONLY));
        if (open.succeeded()) {
            reader.run(new Close((int) open.value()));
        }
        return open.succeeded();
    }

    /**
     * {@code uname -r}.
     *
     * @throws BrokenException when the kernel's machine has no {@code /proc}
     */
    public String release() {
        return read(RELEASE)
                .orElseThrow(() -> new BrokenException(
                        "cannot open " + RELEASE + " there: /proc is not mounted; do mount -t proc proc /proc"));
    }
}
