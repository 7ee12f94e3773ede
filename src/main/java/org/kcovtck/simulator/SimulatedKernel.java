/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.Collection;
import java.util.List;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.rules.Profile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Pending;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** A kernel that does what its profile says, in the JVM. Its tasks run one operation at a time. */
public final class SimulatedKernel implements Target {
    private final String name;
    private final Log log;
    private final KcovDevice device;
    private final SystemCalls calls;
    private final Scripts scripts;
    private long lastPid;

    /** A kernel that has everything compiled in. */
    public SimulatedKernel(Profile profile) {
        this(profile, true);
    }

    /**
     * @param comparisons whether CONFIG_KCOV_ENABLE_COMPARISONS is set
     */
    public SimulatedKernel(Profile profile, boolean comparisons) {
        this(new KernelParts(profile, comparisons));
    }

    SimulatedKernel(KernelParts parts) {
        this.name = "sim:" + parts.behaviour.profile().name();
        this.log = parts.log;
        this.device = parts.kcov.device;
        this.calls = parts.calls;
        this.scripts = new Scripts(device, calls);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized Task newProcess() {
        return SimulatedTask.ofNewProcess(this, newPid(), new TaskStruct());
    }

    @Override
    public boolean runs32BitPrograms() {
        return true;
    }

    @Override
    public synchronized Task newProcess32() {
        return SimulatedTask.ofNewProcess(this, newPid(), TaskStruct.of32Bits());
    }

    @Override
    public synchronized void end(Collection<? extends Task> processes) {
        processes.forEach(process -> ((SimulatedTask) process).endProcess());
    }

    synchronized Pending submit(TaskStruct task, long pid, List<Operation> script) {
        requireAlive();
        Script begun = scripts.begin(task, pid, script);
        return () -> finish(begun);
    }

    private synchronized List<Outcome> finish(Script begun) {
        requireAlive();
        return scripts.finish(begun);
    }

    private void requireAlive() {
        if (log.isDead()) {
            throw new BrokenException("the kernel has died");
        }
    }

    /** The number of a new process. */
    synchronized long newPid() {
        return ++lastPid;
    }

    KcovDevice device() {
        return device;
    }

    SystemCalls calls() {
        return calls;
    }

    /** What the kernel has said so far. */
    public synchronized List<String> console() {
        return log.lines();
    }

    @Override
    public void close() {}
}
