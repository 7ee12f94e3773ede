/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.kcovtck.target.Argument.in;
import static org.kcovtck.target.Argument.named;
import static org.kcovtck.target.Argument.number;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.kcovtck.abi.Errno;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Task;

/**
 * That no other run tests the same kernel: handles are the whole system's, so two would see each other's. The sign is a
 * socket's name, which is given back when the process that has it ends, however that comes about.
 */
final class SoleRun {
    private static final String NAME = "\0kcov-tck-run";
    private static final short AF_UNIX = 1;
    private static final int SOCK_STREAM = 1;
    private static final int TRIES = 50;
    private static final int TRY_EVERY_MS = 100;

    private SoleRun() {}

    /**
     * Takes the name, for as long as the process of this task lives. The last run may just be ending, so it is tried for
     * some seconds.
     *
     * @throws BrokenException when another run has it
     */
    static void claim(Task task) {
        Outcome socket =
                task.run(Syscall.SOCKET.of(named("AF_UNIX", AF_UNIX), named("SOCK_STREAM", SOCK_STREAM), number(0)));
        if (socket.failedWith(Errno.ENOSYS)) {
            return; // the simulator: nobody else knows of it
        }
        byte[] address = address();
        for (int i = 0; i < TRIES; i++) {
            Outcome bind =
                    task.run(Syscall.BIND.of(number(socket.required().value()), in(address), number(address.length)));
            if (!bind.failedWith(Errno.EADDRINUSE)) {
                bind.required();
                return;
            }
            pause();
        }
        throw new BrokenException("another run of kcov-tck tests this kernel: wait for its end");
    }

    private static byte[] address() {
        byte[] name = NAME.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(Short.BYTES + name.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(AF_UNIX)
                .put(name)
                .array();
    }

    private static void pause() {
        try {
            Thread.sleep(TRY_EVERY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenException("interrupted while another run of kcov-tck tests this kernel", e);
        }
    }
}
