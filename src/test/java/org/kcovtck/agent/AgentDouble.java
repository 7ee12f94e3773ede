/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.kcovtck.abi.Errno;
import org.kcovtck.target.Syscall;

/**
 * Speaks the agent's protocol where there is no C compiler to build the agent. Its kernel has processes of one task, one
 * file ({@code /dev/zero}), and four system calls.
 */
public final class AgentDouble {
    private static final String ZERO = "/dev/zero";
    private static final int FIRST_DESCRIPTOR = 3;

    private final Map<Integer, Integer> openFiles = new HashMap<>();
    private final DataInputStream requests;
    private final OutputStream answers;

    private AgentDouble(InputStream requests, OutputStream answers) {
        this.requests = new DataInputStream(requests);
        this.answers = answers;
    }

    /** Serves until the requests end. */
    public static void serve(InputStream requests, OutputStream answers) throws IOException {
        AgentDouble agent = new AgentDouble(requests, answers);
        try {
            agent.send(greeting(Protocol.VERSION));
            while (true) {
                agent.send(agent.answer(agent.receive()));
            }
        } catch (EOFException e) {
            // As the agent ends: without a word.
        }
    }

    /** The first bytes of an agent of some version. */
    public static byte[] greetingBytes(int version) {
        return greeting(version).bytes();
    }

    private static Frame greeting(int version) {
        ByteBuffer body = littleEndian(Protocol.GREETING_BYTES);
        body.putInt(Protocol.MAGIC).putInt(version);
        return new Frame(0, 0, Protocol.FRAME_GREETING, body.array());
    }

    private void send(Frame frame) throws IOException {
        answers.write(frame.bytes());
        answers.flush();
    }

    private Frame receive() throws IOException {
        byte[] header = new byte[Protocol.FRAME_BYTES];
        requests.readFully(header);
        ByteBuffer numbers = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        byte[] body = new byte[numbers.getInt()];
        requests.readFully(body);
        return new Frame(numbers.getInt(), numbers.getInt(), numbers.getInt(), body);
    }

    private Frame answer(Frame request) {
        int task = request.task();
        if (request.kind() == Protocol.FRAME_NEW_PROCESS) {
            openFiles.put(task, 0);
            return new Frame(task, request.sequence(), request.kind(), number(pid(task)));
        } else if (request.kind() == Protocol.FRAME_END_PROCESS) {
            openFiles.remove(task);
            return new Frame(task, request.sequence(), request.kind(), number(0));
        } else if (!openFiles.containsKey(task)) {
            byte[] reason = "no such task".getBytes(StandardCharsets.US_ASCII);
            return new Frame(task, request.sequence(), Protocol.FRAME_REFUSED, reason);
        }
        return new Frame(task, request.sequence(), request.kind(), results(task, request.content()));
    }

    private byte[] results(int task, ByteBuffer script) {
        ByteBuffer results = littleEndian(Protocol.MAX_RESULTS);
        while (script.hasRemaining()) {
            ByteBuffer operation = slice(script, Protocol.OPERATION_BYTES);
            ByteBuffer memory = slice(script, Protocol.padded(operation.getInt(4)));
            long value = call(task, operation, memory);
            int data = value < 0 ? 0 : (int) operation.getLong(64);
            results.putLong(value).putInt(data).putInt(0);
            results.position(results.position() + Protocol.padded(data));
        }
        byte[] whole = new byte[results.flip().remaining()];
        results.get(whole);
        return whole;
    }

    private long call(int task, ByteBuffer operation, ByteBuffer memory) {
        return switch (Syscall.values()[(int) operation.getLong(8)]) {
            case OPENAT -> open(task, StandardCharsets.US_ASCII.decode(memory).toString());
            case READ -> isOpen(task, operation.getLong(16)) ? operation.getLong(32) : -Errno.EBADF.number();
            case IOCTL -> isOpen(task, operation.getLong(16)) ? -Errno.ENOTTY.number() : -Errno.EBADF.number();
            case GETPID -> pid(task);
            default -> -Errno.ENOSYS.number();
        };
    }

    private long open(int task, String path) {
        if (!path.startsWith(ZERO + "\0")) {
            return -Errno.ENOENT.number();
        }
        return FIRST_DESCRIPTOR - 1 + openFiles.merge(task, 1, Integer::sum);
    }

    private boolean isOpen(int task, long fd) {
        return fd >= FIRST_DESCRIPTOR && fd < FIRST_DESCRIPTOR + openFiles.get(task);
    }

    private static long pid(int task) {
        return 100 + task;
    }

    private static byte[] number(long value) {
        return littleEndian(Long.BYTES).putLong(value).array();
    }

    private static ByteBuffer slice(ByteBuffer from, int length) {
        ByteBuffer slice = from.slice(from.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        from.position(from.position() + length);
        return slice;
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
