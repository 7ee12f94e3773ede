/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kcovtck.abi.Errno;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Operation.SystemCall;
import org.kcovtck.target.Operation.Write;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Pending;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** A kernel that takes modules, or says why not, and remembers what was done. */
final class ModuleKernel implements Target {
    static final int FD = 3;

    final List<Operation> done = new ArrayList<>();
    final Map<Syscall, Errno> refusals = new HashMap<>();
    final List<String> log = new ArrayList<>();
    /** That are there now. */
    int processes;

    boolean lost;
    boolean closed;

    /** What was done, but for looking into the log. */
    List<String> calls() {
        return done.stream()
                .map(Operation::toString)
                .filter(call -> !call.contains("kmsg") && !call.startsWith("read(") && !call.startsWith("lseek("))
                .toList();
    }

    private Outcome perform(Operation operation) {
        if (lost) {
            throw new BrokenException("the agent is lost");
        }
        done.add(operation);
        if (operation instanceof SystemCall call && refusals.containsKey(call.name())) {
            return new Outcome(operation, -refusals.get(call.name()).number(), new byte[0]);
        } else if (operation instanceof Write write) {
            return new Outcome(operation, write.data().length, new byte[0]);
        } else if (operation instanceof Read) {
            return record(operation);
        }
        return new Outcome(operation, FD, new byte[0]);
    }

    private Outcome record(Operation read) {
        if (log.isEmpty()) {
            return new Outcome(read, -Errno.EAGAIN.number(), new byte[0]);
        }
        byte[] record = ("3,1,1,-;" + log.remove(0) + "\n").getBytes(StandardCharsets.US_ASCII);
        return new Outcome(read, record.length, record);
    }

    @Override
    public String name() {
        return "ssh://there";
    }

    @Override
    public Task newProcess() {
        return new ModuleTask(this, processes++);
    }

    @Override
    public boolean runs32BitPrograms() {
        return true;
    }

    @Override
    public Task newProcess32() {
        return newProcess();
    }

    @Override
    public void end(Collection<? extends Task> gone) {
        processes -= gone.size();
    }

    @Override
    public void close() {
        closed = true;
    }

    private record ModuleTask(ModuleKernel kernel, int number) implements Task {
        @Override
        public Pending submit(List<Operation> script) {
            List<Outcome> outcomes = script.stream().map(kernel::perform).toList();
            return () -> outcomes;
        }

        @Override
        public Task newThread() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Task fork() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Task cloneFiles() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void exec() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void exit() {
            throw new UnsupportedOperationException();
        }
    }
}
