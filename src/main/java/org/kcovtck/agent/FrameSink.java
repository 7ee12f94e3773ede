/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Takes what the agent writes, in pieces of any size, and hands on whole frames. Whoever reads the far end's output
 * writes it here, and closes this when the output ends.
 */
final class FrameSink extends OutputStream {
    private static final int SHOWN = 60;

    private final Consumer<Frame> frames;
    private final Consumer<String> end;
    private ByteBuffer held = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    private boolean over;

    /**
     * @param end told once why nothing more comes: the output ended, or it is not the protocol
     */
    FrameSink(Consumer<Frame> frames, Consumer<String> end) {
        this.frames = frames;
        this.end = end;
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] data, int offset, int length) {
        if (over) {
            return;
        }
        makeRoom(length);
        held.put(data, offset, length).flip();
        while (held.remaining() >= Protocol.FRAME_BYTES && !over) {
            int body = held.getInt(held.position());
            if (body < 0 || body > Protocol.MAX_RESULTS) {
                end("its output is not the agent's protocol but \"" + printable() + "\"");
            } else if (held.remaining() - Protocol.FRAME_BYTES < body) {
                break;
            } else {
                frames.accept(next());
            }
        }
        held.compact();
    }

    private Frame next() {
        byte[] body = new byte[held.getInt()];
        int task = held.getInt();
        int sequence = held.getInt();
        int kind = held.getInt();
        held.get(body);
        return new Frame(task, sequence, kind, body);
    }

    private void makeRoom(int length) {
        if (held.remaining() < length) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * held.capacity(), held.position() + length))
                    .order(ByteOrder.LITTLE_ENDIAN);
            held.flip();
            held = larger.put(held);
        }
    }

    /** What a person may recognise, such as the greeting of a login shell. */
    private String printable() {
        byte[] start = new byte[Math.min(held.remaining(), SHOWN)];
        held.duplicate().get(start);
        return new String(start, StandardCharsets.US_ASCII)
                .replaceAll("[^ -~]+", " ")
                .strip();
    }

    private void end(String why) {
        over = true;
        end.accept(why);
    }

    @Override
    public synchronized void close() {
        if (!over) {
            end("its output ended");
        }
    }
}
