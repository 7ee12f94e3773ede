/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.Mount;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Operation.Seek;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Pending;
import org.kcovtck.target.Task;

/** A task of a {@link FakeKernel}: knows which path stands behind a descriptor. */
record FakeTask(FakeKernel kernel, Task task, Map<Integer, String> paths) implements Task {
    FakeTask(FakeKernel kernel, Task task) {
        this(kernel, task, new HashMap<>());
    }

    @Override
    public Pending submit(List<Operation> script) {
        return () -> script.stream().map(this::perform).toList();
    }

    private Outcome perform(Operation operation) {
        Outcome outcome = kernel.bent(path(operation), kernel.perform(task, operation));
        if (operation instanceof Open open && outcome.succeeded()) {
            paths.put((int) outcome.value(), open.path());
        }
        return outcome;
    }

    private String path(Operation operation) {
        if (operation instanceof Open open) {
            return open.path();
        } else if (operation instanceof Mount mount) {
            return mount.directory();
        } else if (operation instanceof Read read) {
            return paths.getOrDefault(read.fd(), "");
        }
        if (operation instanceof Ioctl ioctl) {
            return paths.getOrDefault(ioctl.fd(), "");
        }
        return operation instanceof Seek seek ? paths.getOrDefault(seek.fd(), "") : "";
    }

    @Override
    public Task newThread() {
        return new FakeTask(kernel, task.newThread(), paths);
    }

    @Override
    public Task fork() {
        return new FakeTask(kernel, task.fork());
    }

    @Override
    public Task cloneFiles() {
        return new FakeTask(kernel, task.cloneFiles(), paths);
    }

    @Override
    public void exec() {
        task.exec();
    }

    @Override
    public void exit() {
        task.exit();
    }
}
