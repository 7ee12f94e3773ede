/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Pending;
import org.kcovtck.target.Task;

/** A task whose operations are written down under a name: {@code p1}, its thread {@code p1.t2}, its child {@code p1.c3}. */
final class RecordingTask implements Task {
    private final Task task;
    private final String name;
    private final Notes notes;
    private final Deadline deadline;
    private int made;

    /** Where is written down what the tasks of a test do. */
    record Notes(Calls calls, Recording recording) {}

    RecordingTask(Task task, String name, Notes notes, Deadline deadline) {
        this.task = task;
        this.name = name;
        this.notes = notes;
        this.deadline = deadline;
    }

    /** The task behind this one, if this is one that writes down: for what is done so often that nobody would read it. */
    static Task unrecorded(Task task) {
        return task instanceof RecordingTask recording ? recording.task : task;
    }

    /** Writes down what has been done unrecorded. */
    static void note(Task task, String what) {
        if (task instanceof RecordingTask recording) {
            recording.record(what);
            recording.notes.recording.add(new Step.Unknown(recording.name, what));
        }
    }

    /** Written down when it is waited for. */
    @Override
    public Pending submit(List<Operation> script) {
        deadline.check();
        Pending pending = task.submit(script);
        int before = notes.recording.size();
        return () -> {
            if (notes.recording.size() != before) {
                notes.recording.add(new Step.Unknown(name, "tasks do something at the same time"));
            }
            try {
                List<Outcome> outcomes = pending.outcomes();
                // Long scripts have the same operations again and again.
                Map<Operation, String> texts = new IdentityHashMap<>();
                outcomes.forEach(outcome -> record(
                        texts.computeIfAbsent(outcome.operation(), Operation::toString) + " = " + outcome.result()));
                notes.recording.performed(name, script, outcomes);
                return outcomes;
            } catch (BrokenException e) {
                notes.recording.performed(name, script, List.of());
                script.forEach(operation -> record(operation + " = ?"));
                throw e;
            }
        };
    }

    @Override
    public Task newThread() {
        Task thread = task.newThread();
        made++;
        return made("t", "pthread_create()", Step.Kind.THREAD, thread);
    }

    @Override
    public Task fork() {
        Task child = task.fork();
        made++;
        return made("c", "fork()", Step.Kind.FORK, child);
    }

    @Override
    public Task cloneFiles() {
        Task child = task.cloneFiles();
        made++;
        return made("c", "clone(CLONE_FILES)", Step.Kind.CLONE_FILES, child);
    }

    @Override
    public void exec() {
        record("execve()");
        notes.recording.add(new Step.Executed(name));
        task.exec();
    }

    @Override
    public void exit() {
        record("exit()");
        notes.recording.add(new Step.Exited(name));
        task.exit();
    }

    @Override
    public Duration patience(Duration atMost) {
        return task.patience(atMost);
    }

    private Task made(String prefix, String call, Step.Kind kind, Task other) {
        String otherName = name + "." + prefix + made;
        notes.recording.add(new Step.Made(name, otherName, kind));
        record(call + " = " + otherName);
        return new RecordingTask(other, otherName, notes, deadline);
    }

    private void record(String what) {
        notes.calls.add(name + " " + what);
    }
}
