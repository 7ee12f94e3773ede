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
    private final Calls calls;
    private final Recording recording;
    private final Deadline deadline;
    private int made;

    RecordingTask(Task task, String name, Calls calls, Recording recording, Deadline deadline) {
        this.task = task;
        this.name = name;
        this.calls = calls;
        this.recording = recording;
        this.deadline = deadline;
    }

    /** The task behind this one, if this is one that writes down: for what is done so often that nobody would read it. */
    static Task unrecorded(Task task) {
        return task instanceof RecordingTask recorded ? recorded.task : task;
    }

    /** Writes down what has been done unrecorded. */
    static void note(Task task, String what) {
        if (task instanceof RecordingTask recorded) {
            recorded.record(what);
            recorded.recording.leaveOut();
        }
    }

    /** Written down when it is waited for. */
    @Override
    public Pending submit(List<Operation> script) {
        deadline.check();
        Pending pending = task.submit(script);
        return () -> {
            try {
                List<Outcome> outcomes = pending.outcomes();
                recording.add(new Recording.Step.Script(name, List.copyOf(outcomes)));
                // Long scripts have the same operations again and again.
                Map<Operation, String> texts = new IdentityHashMap<>();
                outcomes.forEach(outcome -> record(
                        texts.computeIfAbsent(outcome.operation(), Operation::toString) + " = " + outcome.result()));
                return outcomes;
            } catch (BrokenException e) {
                script.forEach(operation -> record(operation + " = ?"));
                recording.add(new Recording.Step.Script(
                        name,
                        script.stream()
                                .map(operation -> new Outcome(operation, 0, new byte[0]))
                                .toList()));
                throw e;
            }
        };
    }

    @Override
    public Task newThread() {
        Task thread = task.newThread();
        made++;
        return made("t", Recording.Kind.THREAD, "pthread_create()", thread);
    }

    @Override
    public Task fork() {
        Task child = task.fork();
        made++;
        return made("c", Recording.Kind.FORK, "fork()", child);
    }

    @Override
    public Task cloneFiles() {
        Task child = task.cloneFiles();
        made++;
        return made("c", Recording.Kind.CLONE_FILES, "clone(CLONE_FILES)", child);
    }

    @Override
    public void exec() {
        record("execve()");
        recording.add(new Recording.Step.Exec(name));
        task.exec();
    }

    @Override
    public void exit() {
        record("exit()");
        recording.add(new Recording.Step.Exit(name));
        task.exit();
    }

    @Override
    public Duration patience(Duration atMost) {
        return task.patience(atMost);
    }

    private Task made(String letter, Recording.Kind kind, String call, Task other) {
        String otherName = name + "." + letter + made;
        recording.add(new Recording.Step.Made(otherName, kind, name));
        record(call + " = " + otherName);
        return new RecordingTask(other, otherName, calls, recording, deadline);
    }

    private void record(String what) {
        calls.add(name + " " + what);
    }
}
