/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;

/** Files in which a kernel tells about itself, read by a task. */
public record Sysfs(Task reader) {
    private static final String RELEASE = "/proc/sys/kernel/osrelease";
    /** The kernel gives a page at a time, whatever is asked for. */
    private static final int MAX_BYTES = 4096;

    private static final int READS_AT_ONCE = 24;

    /** The text of a small file without the last newline, or nothing when it cannot be opened. */
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

    /** The whole text of a file of any length, which has to be there. */
    public String readAll(String path) {
        int fd = (int) reader.run(new Open(path, Open.O_RDONLY)).required().value();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        boolean more = true;
        while (more) {
            List<Operation> reads = Collections.nCopies(READS_AT_ONCE, new Read(fd, MAX_BYTES));
            for (Outcome read : reader.run(reads)) {
                text.write(read.data(), 0, (int) read.required().value());
                more = read.value() > 0;
            }
        }
        reader.run(new Close(fd));
        return text.toString(StandardCharsets.UTF_8);
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
