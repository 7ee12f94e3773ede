/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Pending;
import org.kcovtck.target.Task;

/** A task of a simulated kernel; the first of a process knows the others, so that it can end them. */
final class SimulatedTask implements Task {
    private final SimulatedKernel kernel;
    private final long pid;
    private final TaskStruct task;
    private final List<SimulatedTask> threads;
    private final List<SimulatedTask> children = new ArrayList<>();
    private boolean ended;

    private SimulatedTask(SimulatedKernel kernel, long pid, TaskStruct task, List<SimulatedTask> threads) {
        this.kernel = kernel;
        this.pid = pid;
        this.task = task;
        this.threads = threads;
        threads.add(this);
    }

    static SimulatedTask ofNewProcess(SimulatedKernel kernel, long pid, TaskStruct task) {
        return new SimulatedTask(kernel, pid, task, new ArrayList<>());
    }

    @Override
    public Pending submit(List<Operation> script) {
        if (ended) {
            throw new BrokenException("the task has ended");
        }
        return kernel.submit(task, pid, script);
    }

    @Override
    public Task newThread() {
        TaskStruct thread = new TaskStruct(task, task.files, task.memory);
        kernel.device().taskInit(thread, task);
        return new SimulatedTask(kernel, pid, thread, threads);
    }

    @Override
    public Task fork() {
        return child(task.files.fork());
    }

    @Override
    public Task cloneFiles() {
        return child(task.files.share());
    }

    private Task child(Files files) {
        TaskStruct child = new TaskStruct(task, files, task.memory.fork());
        kernel.device().taskInit(child, task);
        children.add(new SimulatedTask(kernel, kernel.newPid(), child, new ArrayList<>()));
        return children.get(children.size() - 1);
    }

    @Override
    public void exec() {
        kernel.calls().exec(task);
    }

    @Override
    public void exit() {
        if (threads.get(0) == this) {
            endThreads();
        } else {
            endTask();
        }
    }

    @Override
    public Duration patience(Duration atMost) {
        return Duration.ZERO;
    }

    /** Ends the process and the children of all its threads, of which each ends its own. */
    void endProcess() {
        endThreads();
        threads.forEach(thread -> thread.children.forEach(SimulatedTask::endProcess));
    }

    private void endThreads() {
        boolean isThere = !threads.get(0).ended;
        threads.forEach(SimulatedTask::endTask);
        if (isThere) {
            task.memory.unmapAll();
            task.files.leave();
        }
    }

    private void endTask() {
        if (!ended) {
            ended = true;
            kernel.device().taskExit(task);
        }
    }
}
