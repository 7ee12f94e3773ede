/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.kcovtck.abi.Errno;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Task;

/** A task that the agent made. */
final class AgentTask implements Task {
    private final AgentLink link;
    private final int id;
    private final int first;
    private final AtomicInteger made;
    private final boolean isThread;
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
            AgentLink link, int id, int first, AtomicInteger made, boolean isThread, CompletableFuture<?> birth) {
        this.link = link;
        this.id = id;
        this.first = first;
        this.made = made;
        this.isThread = isThread;
        this.birth = birth;
    }

    int id() {
        return id;
    }

    @Override
    public List<Outcome> run(List<Operation> script) {
        return OperationCodec.decode(script, await(submit(script)).body());
    }

    /** Sends a script without waiting; {@link OperationCodec#decode} reads the answer. */
    CompletableFuture<Frame> submit(List<Operation> script) {
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
        // The numbers of tasks are given out by the first task of the process, so a child makes none.
        return new AgentTask(link, first + index, first, new AtomicInteger(Protocol.TASKS_PER_PROCESS), false, birth);
    }

    @Override
    public void exec() {
        control(Protocol.OP_EXEC);
    }

    @Override
    public void exit() {
        if (isThread) {
            link.tell(id, Protocol.FRAME_SCRIPT, OperationCodec.operation(Protocol.OP_EXIT, 0, new byte[0]));
            new AgentTask(link, first, birth).control(Protocol.OP_JOIN, id - first);
        } else {
            await(link.lastScript(id, OperationCodec.operation(Protocol.OP_EXIT_GROUP, 0, new byte[0], 0)));
        }
    }

    private void make(int code, int index) {
        byte[] body = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(index)
                .array();
        link.tell(id, Protocol.FRAME_NEW_TASK, body);
        control(code, index);
    }

    private void control(int code, long... arguments) {
        byte[] body = OperationCodec.operation(code, 0, new byte[0], arguments);
        Frame answer = await(link.script(id, body));
        long value = answer.content().getLong();
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
