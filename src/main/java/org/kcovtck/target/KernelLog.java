/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kcovtck.abi.Errno;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Operation.Seek;

/** The kernel's log from the moment this object is made, read through {@code /dev/kmsg} by a task of its own. */
public final class KernelLog {
    private static final String PATH = "/dev/kmsg";
    private static final int RECORD_BYTES = 8192;
    private static final int RECORDS_AT_ONCE = 8;

    private final Task reader;
    private final int fd;

    public KernelLog(Task reader) {
        this.reader = reader;
        this.fd = (int) reader.run(new Open(PATH, Open.O_RDONLY | Open.O_NONBLOCK))
                .required()
                .value();
        reader.run(new Seek(fd, 0, Seek.SEEK_END)).required();
    }

    /** The messages since the last call, a line each, without the prefix of priority, number and time. */
    public List<String> newLines() {
        return newLines(reader.run(reads()));
    }

    /** What the reader has to do first to see new messages; for a script that does other things, too. */
    public List<Operation> reads() {
        return Collections.nCopies(RECORDS_AT_ONCE, new Read(fd, RECORD_BYTES));
    }

    /** The messages since the last call, of which {@link #reads} has brought the first. */
    public List<String> newLines(List<Outcome> first) {
        List<String> lines = new ArrayList<>();
        List<Outcome> records = first;
        while (addTo(lines, records)) {
            records = reader.run(reads());
        }
        return lines;
    }

    /** Whether there may be more. A record that was overwritten before it was read (EPIPE) is skipped. */
    private static boolean addTo(List<String> lines, List<Outcome> records) {
        for (Outcome record : records) {
            if (record.failedWith(Errno.EAGAIN)) {
                return false;
            }
            if (!record.failedWith(Errno.EPIPE)) {
                lines.addAll(message(record.required()));
            }
        }
        return true;
    }

    /** {@code "6,1234,5678,-;message\n KEY=value\n"}: the message is what stands before the first newline. */
    private static List<String> message(Outcome record) {
        String text = new String(record.data(), 0, (int) record.value(), StandardCharsets.UTF_8);
        String message = text.substring(text.indexOf(';') + 1).split("\n", 2)[0];
        return List.of(message.split("\\\\x0a"));
    }
}
