/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.kcovtck.target.Symbols;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** The target as one test sees it: what its tasks do is written down, and its processes end with it. */
final class RecordingTarget implements Target {
    private final Target target;
    private final List<Task> processes = new ArrayList<>();
    private final Calls calls = new Calls();
    private final Recording recording;
    private final Deadline deadline;

    /** @param patience how long the test may go on doing something */
    RecordingTarget(Target target, Duration patience, Recording recording) {
        this.target = target;
        this.recording = recording;
        this.deadline = Deadline.in(patience);
    }

    /** Every operation so far with its outcome, in the order in which they ended: {@code "p1 getpid() = 7"}. */
    List<String> calls() {
        return calls.lines();
    }

    /** The same as steps. */
    Recording recording() {
        return recording;
    }

    /** Ends the processes that the test has made. */
    void endProcesses() {
        target.end(processes);
        processes.clear();
    }

    @Override
    public String name() {
        return target.name();
    }

    @Override
    public Task newProcess() {
        return recorded(target.newProcess(), "p", Step.Kind.PROCESS);
    }

    @Override
    public boolean runs32BitPrograms() {
        return target.runs32BitPrograms();
    }

    @Override
    public Task newProcess32() {
        return recorded(target.newProcess32(), "i386-p", Step.Kind.PROCESS32);
    }

    private Task recorded(Task process, String prefix, Step.Kind kind) {
        processes.add(process);
        String name = prefix + processes.size();
        recording.add(new Step.Made("", name, kind));
        return new RecordingTask(process, name, new RecordingTask.Notes(calls, recording), deadline);
    }

    /** A test need not end its processes. */
    @Override
    public void end(Collection<? extends Task> ended) {
        throw new UnsupportedOperationException("the harness ends the processes of a test; a task ends by exit()");
    }

    /** Not among the calls: they need not be of this test. */
    @Override
    public Symbols symbols() {
        return target.symbols();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("the target belongs to the run, not to a test");
    }
}
