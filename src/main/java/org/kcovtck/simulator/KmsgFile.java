/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EAGAIN;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.kcovtck.target.Operation.Seek;

/** {@code /dev/kmsg}, opened with O_NONBLOCK: one record in each read. */
final class KmsgFile extends OpenFile {
    private final Log log;
    private int next;

    KmsgFile(Log log) {
        this.log = log;
    }

    @Override
    long read(int count, ByteArrayOutputStream data) {
        if (next == log.size()) {
            return -EAGAIN.number();
        }
        byte[] record = String.format("4,%d,0,-;%s\n", next, log.line(next)).getBytes(StandardCharsets.US_ASCII);
        next++;
        data.writeBytes(record);
        return record.length;
    }

    @Override
    long seek(Seek seek) {
        next = seek.whence() == Seek.SEEK_END ? log.size() : 0;
        return 0;
    }
}
