/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.kcovtck.abi.Errno;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Symbols;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** The kernel under an agent. */
public final class AgentTarget implements Target {
    private final String name;
    private final AgentLink link;
    private final Runnable onClose;
    /** First tasks of processes that are not there. */
    private final Queue<Integer> free = new ConcurrentLinkedQueue<>(IntStream.range(1, Protocol.MAX_PROCESSES)
            .mapToObj(slot -> slot * Protocol.TASKS_PER_PROCESS)
            .toList());

    private boolean sent32;
    private Symbols symbols;
    private CompletableFuture<?> lastEnd = CompletableFuture.completedFuture(null);

    /**
     * Waits for the agent's greeting.
     *
     * @param link into whose sink the agent's output flows already
     * @param onClose ends whatever the agent runs in; called once, after the agent's input has been closed
     * @throws BrokenException when no agent of this version greets
     */
    public AgentTarget(String name, AgentLink link, OutputStream agentsInput, Runnable onClose) {
        this.name = name;
        this.link = link;
        link.open(agentsInput);
        this.onClose = onClose;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized Task newProcess() {
        return newProcess(Protocol.FRAME_NEW_PROCESS);
    }

    private AgentTask newProcess(int kind) {
        int first = takeFree();
        // Nobody waits for the answer: what is sent to the process after this is done after it, or refused.
        CompletableFuture<?> birth = link.process(kind, first).thenAccept(AgentTarget::requireMade);
        return new AgentTask(link, first, birth);
    }

    /** Tries it. */
    @Override
    public synchronized boolean runs32BitPrograms() {
        AgentTask process = newProcess(sent32BitProgram());
        end(List.of(process));
        return process.wasMade();
    }

    @Override
    public synchronized Task newProcess32() {
        return newProcess(sent32BitProgram());
    }

    /** Sends the program, which only few need, before it is wanted for the first time. */
    private int sent32BitProgram() {
        if (!sent32) {
            AgentBinary.for32Bits().ifPresent(program -> link.tellAll(Protocol.FRAME_PROGRAM, program));
            sent32 = true;
        }
        return Protocol.FRAME_NEW_PROCESS_32;
    }

    private int takeFree() {
        Integer first = free.poll();
        if (first == null) {
            link.await(lastEnd);
            first = free.poll();
        }
        if (first == null) {
            throw new BrokenException("too many processes at once: at most " + (Protocol.MAX_PROCESSES - 1));
        }
        return first;
    }

    private static void requireMade(Frame answer) {
        long pid = answer.number();
        if (pid < 0) {
            throw new BrokenException("the agent cannot make a process: " + Errno.nameOf(-pid));
        }
    }

    @Override
    public synchronized void end(Collection<? extends Task> processes) {
        for (Task process : processes) {
            int first = ((AgentTask) process).id();
            // The agent answers nothing else until the process is gone, so there is no need to wait for it here. Only
            // the answer makes its tasks' numbers free: until then, news of the old ones may be on their way.
            lastEnd = link.process(Protocol.FRAME_END_PROCESS, first).thenRun(() -> free.add(first));
        }
    }

    /** The list is long, and comes in pages. */
    @Override
    public synchronized Symbols symbols() {
        if (symbols == null) {
            symbols = Target.super.symbols();
        }
        return symbols;
    }

    @Override
    public void close() {
        link.close();
        onClose.run();
    }
}
