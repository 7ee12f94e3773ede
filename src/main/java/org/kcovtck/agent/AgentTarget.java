/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import java.io.OutputStream;
import java.util.BitSet;
import java.util.Collection;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** The kernel under an agent. */
public final class AgentTarget implements Target {
    private final String name;
    private final AgentLink link;
    private final Runnable onClose;
    private final BitSet slots = new BitSet();

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
        slots.set(0);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized Task newProcess() {
        int slot = slots.nextClearBit(0);
        if (slot >= Protocol.MAX_PROCESSES) {
            throw new BrokenException("too many processes at once: at most " + (Protocol.MAX_PROCESSES - 1));
        }
        int first = slot * Protocol.TASKS_PER_PROCESS;
        // Nobody waits for the answer: what is sent to the process after this is done after it, or refused.
        link.request(first, Protocol.FRAME_NEW_PROCESS, new byte[0]);
        slots.set(slot);
        return new AgentTask(link, first);
    }

    @Override
    public synchronized void end(Collection<? extends Task> processes) {
        for (Task process : processes) {
            int first = ((AgentTask) process).id();
            // The agent answers nothing else until the process is gone, so there is no need to wait for it here.
            link.request(first, Protocol.FRAME_END_PROCESS, new byte[0]);
            slots.clear(first / Protocol.TASKS_PER_PROCESS);
        }
    }

    @Override
    public void close() {
        link.close();
        onClose.run();
    }
}
