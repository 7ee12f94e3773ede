/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Symbols;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** A target with the probe module in its kernel, which leaves the kernel when the target is closed. */
final class ProbedTarget implements Target {
    private final Target target;
    private final ProbeModule probe;
    /** An interrupted test has not ended its processes, and the module cannot go as long as one has its file open. */
    private final Set<Task> processes = ConcurrentHashMap.newKeySet();

    private ProbedTarget(Target target, ProbeModule probe) {
        this.target = target;
        this.probe = probe;
    }

    /** Takes over the target: it is closed when the module cannot be loaded. */
    static Target of(Target target, ProbeModule probe) {
        try {
            probe.load(target);
        } catch (RuntimeException e) {
            target.close();
            throw e;
        }
        return new ProbedTarget(target, probe);
    }

    @Override
    public String name() {
        return target.name();
    }

    @Override
    public Task newProcess() {
        return noted(target.newProcess());
    }

    @Override
    public boolean runs32BitPrograms() {
        return target.runs32BitPrograms();
    }

    @Override
    public Task newProcess32() {
        return noted(target.newProcess32());
    }

    private Task noted(Task process) {
        processes.add(process);
        return process;
    }

    @Override
    public void end(Collection<? extends Task> gone) {
        target.end(gone);
        gone.forEach(processes::remove);
    }

    @Override
    public Symbols symbols() {
        return target.symbols();
    }

    @Override
    public void close() {
        try {
            end(List.copyOf(processes));
            probe.unload(target);
        } catch (BrokenException e) {
            // The target is lost; the module is still loaded if its kernel lives.
        } finally {
            target.close();
        }
    }
}
