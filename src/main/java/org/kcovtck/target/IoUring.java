/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import static org.kcovtck.target.Argument.inOut;
import static org.kcovtck.target.Argument.named;
import static org.kcovtck.target.Argument.number;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Store;

/** A ring of io_uring, and a task that uses it. What threads of the kernel do for the ring are sections. */
public record IoUring(Task task, int fd) {
    /** A thread of the kernel looks for submissions, from the start. */
    public static final int IORING_SETUP_SQPOLL = 1 << 1;

    private static final int IORING_SETUP_NO_SQARRAY = 1 << 16;
    private static final int PARAMS_BYTES = 120;
    private static final int FLAGS = 8;
    private static final int THREAD_IDLE = 16;
    private static final int PAGE = 4096;
    private static final long IORING_OFF_SQ_RING = 0;
    private static final long IORING_OFF_SQES = 0x1000_0000;
    /** The first word of a submission: IORING_OP_NOP, with IOSQE_ASYNC in the second byte. */
    private static final long ASYNC_NOP = 0x10 << 8;
    /** The first word of the submission queue: its head in the lower half, its tail in the upper. */
    private static final long ONE_SUBMITTED = 1L << 32;

    /** {@code io_uring_setup} of one entry. */
    public static Outcome setup(Task task, int flags) {
        ByteBuffer params = ByteBuffer.allocate(PARAMS_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        params.putInt(FLAGS, flags).putInt(THREAD_IDLE, 1);
        return task.run(Syscall.IO_URING_SETUP.of(number(1), inOut(params.array())));
    }

    /** A ring without a thread that looks for submissions; the setup has to succeed. */
    public static IoUring of(Task task) {
        return new IoUring(
                task, (int) setup(task, IORING_SETUP_NO_SQARRAY).required().value());
    }

    /** Has a worker do nothing, and waits for its completion; the worker's section ends some time after that. */
    public void doNothing() {
        task.run(new Store(map(IORING_OFF_SQES), ASYNC_NOP)).required();
        task.run(new Store(map(IORING_OFF_SQ_RING), ONE_SUBMITTED)).required();
        Argument getEvents = named("IORING_ENTER_GETEVENTS", 1);
        task.run(Syscall.IO_URING_ENTER.of(number(fd), number(1), number(1), getEvents, number(0), number(0)))
                .required();
    }

    public void close() {
        task.run(new Close(fd)).required();
    }

    private long map(long offset) {
        return task.run(new Mmap(fd, PAGE, Mmap.PROT_READ | Mmap.PROT_WRITE, offset))
                .required()
                .value();
    }
}
