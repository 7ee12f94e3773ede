/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Await;
import org.kcovtck.target.Operation.Barrier;
import org.kcovtck.target.Operation.Vfork;
import org.kcovtck.target.Outcome;

/** The operations that a task was sent, and how far it has come. */
final class Script {
    private static final byte[] NOTHING = {};

    private final KcovDevice device;
    private final SystemCalls calls;
    private final TaskStruct task;
    private final long pid;
    private final List<Operation> operations;
    private final List<Outcome> outcomes = new ArrayList<>();
    private Barrier barrier;
    /** Who performs the operations up to some index, or null when the task itself does. */
    private TaskStruct child;

    private int childsEnd;

    Script(KcovDevice device, SystemCalls calls, TaskStruct task, long pid, List<Operation> operations) {
        this.device = device;
        this.calls = calls;
        this.task = task;
        this.pid = pid;
        this.operations = operations;
    }

    TaskStruct task() {
        return task;
    }

    boolean hasEnded() {
        return outcomes.size() == operations.size();
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    /** The barrier that the task has come to, or null. */
    Barrier barrier() {
        return barrier;
    }

    /** Whether it waits for others: to come to the barrier, or to change a word. */
    boolean isWaiting() {
        return barrier != null
                || !hasEnded() && operations.get(outcomes.size()) instanceof Await await && isUnchanged(await);
    }

    private boolean isUnchanged(Await await) {
        byte[] word = task.memory.load(await.address(), 1);
        return word != null
                && ByteBuffer.wrap(word).order(ByteOrder.LITTLE_ENDIAN).getLong() == await.value();
    }

    void passBarrier() {
        outcomes.add(new Outcome(barrier, 0, NOTHING));
        barrier = null;
        endChild();
    }

    void runUntilItWaits() {
        while (!hasEnded() && !isWaiting()) {
            Operation operation = operations.get(outcomes.size());
            if (operation instanceof Barrier met) {
                barrier = met;
            } else if (operation instanceof Vfork vfork) {
                vfork(vfork);
            } else if (child == null) {
                outcomes.add(calls.perform(task, pid, operation));
            } else {
                outcomes.add(calls.perform(child, pid + 1, operation));
            }
            endChild();
        }
    }

    /** The child has this task's memory and copies of its descriptors; this task goes on when it has exited. */
    private void vfork(Vfork vfork) {
        child = new TaskStruct(task, task.files.fork(), task.memory);
        device.taskInit(child, task);
        outcomes.add(new Outcome(vfork, pid + 1, NOTHING));
        childsEnd = Math.min(outcomes.size() + vfork.operations(), operations.size());
    }

    private void endChild() {
        if (child != null && outcomes.size() == childsEnd) {
            device.taskExit(child);
            child.files.leave();
            child = null;
        }
    }
}
