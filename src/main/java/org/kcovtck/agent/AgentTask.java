/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

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

    /** The first task of a process. */
    AgentTask(AgentLink link, int first) {
        this(link, first, first, new AtomicInteger(), false);
    }

    private AgentTask(AgentLink link, int id, int first, AtomicInteger made, boolean isThread) {
        this.link = link;
        this.id = id;
        this.first = first;
        this.made = made;
        this.isThread = isThread;
    }

    int id() {
        return id;
    }

    @Override
    public List<Outcome> run(List<Operation> script) {
        return OperationCodec.decode(script, link.await(submit(script)).body());
    }

    /** Sends a script without waiting; {@link OperationCodec#decode} reads the answer. */
    CompletableFuture<Frame> submit(List<Operation> script) {
        return link.request(id, Protocol.FRAME_SCRIPT, OperationCodec.encode(script));
    }

    @Override
    public Task newThread() {
        int index = made.incrementAndGet();
        control(Protocol.OP_THREAD, index);
        return new AgentTask(link, first + index, first, made, true);
    }

    @Override
    public Task fork() {
        int index = made.incrementAndGet();
        control(Protocol.OP_FORK, index);
        // A child holds no sockets but its own, so it cannot make tasks.
        return new AgentTask(link, first + index, first, new AtomicInteger(Protocol.TASKS_PER_PROCESS), false);
    }

    @Override
    public void exec() {
        control(Protocol.OP_EXEC);
    }

    @Override
    public void exit() {
        if (isThread) {
            link.tell(id, OperationCodec.operation(Protocol.OP_EXIT, 0, new byte[0]));
            new AgentTask(link, first).control(Protocol.OP_JOIN, id - first);
        } else {
            CompletableFuture<Void> end = link.endOf(id);
            link.tell(id, OperationCodec.operation(Protocol.OP_EXIT_GROUP, 0, new byte[0], 0));
            link.await(end);
        }
    }

    private void control(int code, long... arguments) {
        byte[] body = OperationCodec.operation(code, 0, new byte[0], arguments);
        Frame answer = link.await(link.request(id, Protocol.FRAME_SCRIPT, body));
        long value = answer.content().getLong();
        if (value < 0) {
            throw new BrokenException("the agent cannot make or join a task: " + Errno.nameOf(-value));
        }
    }
}
