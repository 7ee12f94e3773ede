/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EINVAL;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.kcovtck.target.Operation.Seek;

/** An open of the probe's file: programs are written to it, and the common handle that they have stored is read. */
final class ProbeFile extends OpenFile {
    private static final int MOST_BYTES = 16 << 10;

    private final ProbeTasks probe;
    private int holds;
    private int position;

    ProbeFile(ProbeTasks probe) {
        this.probe = probe;
    }

    @Override
    long write(TaskStruct current, byte[] data) {
        if (data.length > MOST_BYTES) {
            return -EINVAL.number();
        }
        try {
            ProbeProgram program = ProbeParser.parse(new String(data, StandardCharsets.ISO_8859_1), holds);
            probe.perform(current, program.statements());
            holds = program.holds();
            return data.length;
        } catch (ProbeParser.Refused refused) {
            return refused.value();
        }
    }

    @Override
    long read(int count, ByteArrayOutputStream data) {
        byte[] text = String.format("0x%x\n", probe.commonHandle()).getBytes(StandardCharsets.US_ASCII);
        int length = Math.max(0, Math.min(count, text.length - position));
        data.write(text, position, length);
        position += length;
        return length;
    }

    @Override
    long seek(Seek seek) {
        position = (int) seek.offset();
        return position;
    }

    @Override
    void release() {
        probe.end();
    }
}
