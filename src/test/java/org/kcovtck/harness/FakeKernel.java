/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BiFunction;
import org.kcovtck.abi.Errno;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.simulator.SimulatedKernel;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** A simulated kernel that can complain, be lost, and answer operations on a path in another way. */
final class FakeKernel implements Target {
    /** Whoever opens this loses the connection. */
    static final String LOSE = "/lose";

    /** A number that no other file has. */
    private static final int NEW_FILE = 900;

    private record Bend(String path, Class<? extends Operation> operation, long value, byte[] data, boolean once) {}

    private final SimulatedKernel kernel;
    private final Queue<String> log = new ArrayDeque<>();
    private final List<Bend> bends = new ArrayList<>();
    final List<FakeTask> processes = new ArrayList<>();
    boolean runs32BitPrograms;
    int ended;
    boolean closed;
    private boolean lost;
    private BiFunction<Task, Operation, Outcome> performing = Task::run;
    private int operationsLeft = Integer.MAX_VALUE;

    FakeKernel(SimulatedKernel kernel) {
        this.kernel = kernel;
    }

    /** The kernel logs this line. */
    void log(String line) {
        log.add(line);
    }

    void taint(long mask) {
        says("/proc/sys/kernel/tainted", mask + "\n");
    }

    /** A file says this from now on. */
    void says(String path, String text) {
        bends.add(0, new Bend(path, Read.class, 0, text.getBytes(StandardCharsets.US_ASCII), false));
    }

    /** There is a file that the simulated kernel does not have, and it says this. */
    void has(String path, String text) {
        bends.add(0, new Bend(path, Open.class, NEW_FILE, new byte[0], false));
        says(path, text);
    }

    /** An operation on this path fails from now on. */
    void fail(String path, Class<? extends Operation> operation, Errno errno) {
        bends.add(0, new Bend(path, operation, -errno.number(), new byte[0], false));
    }

    /** An operation on this path fails the next time. */
    void failOnce(String path, Class<? extends Operation> operation, Errno errno) {
        bends.add(0, new Bend(path, operation, -errno.number(), new byte[0], true));
    }

    /** It answers so many operations more and no other. */
    void loseAfter(int operations) {
        operationsLeft = operations;
    }

    /** What it does with an operation of a task, unless it does it as it is. */
    void performs(BiFunction<Task, Operation, Outcome> how) {
        performing = how;
    }

    Outcome perform(Task task, Operation operation) {
        return performing.apply(task, operation);
    }

    /** What a task is told instead of this outcome. */
    Outcome bent(String path, Outcome outcome) {
        if (path.equals(LOSE) || --operationsLeft < 0) {
            lost = true;
        }
        answer();
        Operation operation = outcome.operation();
        Optional<Bend> bend = bends.stream()
                .filter(each -> each.path.equals(path) && each.operation.isInstance(operation))
                .findFirst();
        bend.filter(Bend::once).ifPresent(bends::remove);
        if (bend.isPresent()) {
            return new Outcome(operation, bend.get().value + bend.get().data.length, bend.get().data);
        }
        if (path.equals("/dev/kmsg") && operation instanceof Read && !log.isEmpty()) {
            byte[] record = ("4,1,1,-;" + log.remove() + "\n").getBytes(StandardCharsets.US_ASCII);
            return new Outcome(operation, record.length, record);
        }
        return outcome;
    }

    private void answer() {
        if (lost) {
            throw new BrokenException("the connection is lost");
        }
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Task newProcess() {
        return made(kernel.newProcess());
    }

    @Override
    public boolean runs32BitPrograms() {
        return runs32BitPrograms;
    }

    @Override
    public Task newProcess32() {
        return made(kernel.newProcess32());
    }

    private Task made(Task process) {
        answer();
        processes.add(new FakeTask(this, process));
        return processes.get(processes.size() - 1);
    }

    @Override
    public void end(Collection<? extends Task> gone) {
        answer();
        ended += gone.size();
        kernel.end(gone.stream().map(task -> ((FakeTask) task).task()).toList());
    }

    @Override
    public void close() {
        closed = true;
    }
}
