/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.kcovtck.abi.Errno;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Pending;
import org.kcovtck.target.Task;

/** A task that the agent made. */
final class AgentTask implements Task {
    private static final long CLONE_FILES = 0x400;

    private final AgentLink link;
    private final int id;
    private final int first;
    private final AtomicInteger made;
    /** Whether its end is seen by the task that made it; else its socket, which it alone has, tells. */
    private final boolean joined;

    private final CompletableFuture<?> birth;

    /**
     * The first task of a process.
     *
     * @param birth ends with a {@link BrokenException} when the process cannot be made
     */
    AgentTask(AgentLink link, int first, CompletableFuture<?> birth) {
        this(link, first, first, new AtomicInteger(), false, birth);
    }

    private AgentTask(
            AgentLink link, int id, int first, AtomicInteger made, boolean joined, CompletableFuture<?> birth) {
        this.link = link;
        this.id = id;
        this.first = first;
        this.made = made;
        this.joined = joined;
        this.birth = birth;
    }

    int id() {
        return id;
    }

    /** Waits until its process is there, or will not be; only for a first task. */
    boolean wasMade() {
        return link.await(birth.handle((made, error) -> error == null));
    }

    @Override
    public Pending submit(List<Operation> script) {
        CompletableFuture<Frame> answer = send(script);
        return () -> OperationCodec.decode(script, await(answer).body());
    }

    CompletableFuture<Frame> send(List<Operation> script) {
        return link.script(id, OperationCodec.encode(script));
    }

    @Override
    public Task newThread() {
        int index = nextIndex();
        make(Protocol.OP_THREAD, index);
        return new AgentTask(link, first + index, first, made, true, birth);
    }

    @Override
    public Task fork() {
        int index = nextIndex();
        make(Protocol.OP_FORK, index);
        return child(index, false);
    }

    @Override
    public Task cloneFiles() {
        int index = nextIndex();
        make(Protocol.OP_FORK, index, CLONE_FILES);
        return child(index, true);
    }

    /** The numbers of tasks are given out by the first task of the process, so a child makes none. */
    private Task child(int index, boolean joined) {
        return new AgentTask(link, first + index, first, new AtomicInteger(Protocol.TASKS_PER_PROCESS), joined, birth);
    }

    @Override
    public void exec() {
        control(Protocol.OP_EXEC);
    }

    @Override
    public void exit() {
        if (joined) {
            link.tell(id, Protocol.FRAME_SCRIPT, OperationCodec.operation(Protocol.OP_EXIT, 0, new byte[0]));
            new AgentTask(link, first, birth).control(Protocol.OP_JOIN, id - first);
        } else {
            await(link.lastScript(id, OperationCodec.operation(Protocol.OP_EXIT_GROUP, 0, new byte[0], 0)));
        }
    }

    private void make(int code, int index, long... flags) {
        byte[] body = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(index)
                .array();
        link.tell(id, Protocol.FRAME_NEW_TASK, body);
        control(
                code,
                LongStream.concat(LongStream.of(index), LongStream.of(flags)).toArray());
    }

    private void control(int code, long... arguments) {
        byte[] body = OperationCodec.operation(code, 0, new byte[0], arguments);
        long value = await(link.script(id, body)).number();
        if (value < 0) {
            throw new BrokenException("the agent cannot make or join a task: " + Errno.nameOf(-value));
        }
    }

    private int nextIndex() {
        int index = made.incrementAndGet();
        if (index >= Protocol.TASKS_PER_PROCESS) {
            throw new BrokenException("too many tasks: a process makes at most " + (Protocol.TASKS_PER_PROCESS - 1)
                    + " threads and children, and a child makes none");
        }
        return index;
    }

    private Frame await(CompletableFuture<Frame> answer) {
        try {
            return link.await(answer);
        } catch (BrokenException e) {
            // A process that was never made refuses everything; why it was not made says more.
            if (birth.isCompletedExceptionally()) {
                link.await(birth);
            }
            throw e;
        }
    }
}
