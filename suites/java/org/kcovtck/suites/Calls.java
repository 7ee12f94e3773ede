/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.target.Argument.named;
import static org.kcovtck.target.Argument.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.kcovtck.abi.KcovCommand;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.abi.TraceMode;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.IoctlPointer;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Task;

/** Operations that tests put into scripts. */
final class Calls {
    /** The call that the documentation's example collects. */
    static final Operation READ = new Read(-1, 0);

    static final Operation GETPID = new Getpid();

    /** More calls than a buffer of {@link Descriptors#WORDS} words has room for. */
    static final Operation[] TOO_MANY = times(600, READ);

    /** So many operations, their memory included, fit into a script. */
    private static final int LONG_SCRIPT = 500;

    private Calls() {}

    static Operation initTrace(KcovFile file, long words) {
        return new Ioctl(file.fd(), KcovCommand.KCOV_INIT_TRACE.number(), words);
    }

    /** Maps the whole buffer where this one was, readable and writable. */
    static Operation mmap(KcovFile file, Buffer where) {
        return Syscall.MMAP.of(
                number(where.address()),
                number((long) where.words() * Long.BYTES),
                named("PROT_READ | PROT_WRITE", Mmap.PROT_READ | Mmap.PROT_WRITE),
                named("MAP_SHARED", 1),
                number(file.fd()));
    }

    static Operation remoteEnable(KcovFile file, RemoteArg argument) {
        return new IoctlPointer(file.fd(), KcovCommand.KCOV_REMOTE_ENABLE.number(), argument.bytes());
    }

    static Operation enable(KcovFile file, TraceMode mode) {
        return new Ioctl(file.fd(), KcovCommand.KCOV_ENABLE.number(), mode.number());
    }

    static Operation disable(KcovFile file) {
        return new Ioctl(file.fd(), KcovCommand.KCOV_DISABLE.number(), 0);
    }

    static Operation[] times(int number, Operation operation) {
        return Collections.nCopies(number, operation).toArray(Operation[]::new);
    }

    static Operation[] concat(Operation[] some, Operation... others) {
        Operation[] all = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        return all;
    }

    /** What comes of these operations, again and again, in scripts as long as a task takes. */
    static List<Outcome> rounds(Task task, int number, Operation... round) {
        List<Outcome> outcomes = new ArrayList<>();
        int atOnce = LONG_SCRIPT / round.length;
        for (int done = 0; done < number; done += atOnce) {
            List<Operation> script = new ArrayList<>();
            Collections.nCopies(Math.min(atOnce, number - done), List.of(round)).forEach(script::addAll);
            outcomes.addAll(task.run(script));
        }
        return outcomes;
    }

    /**
     * What a task adds by many calls to a buffer that it shares with another, enabled one. The other has to be at rest,
     * but what it did for its last script may still go on when the answer is there: so it is waited for.
     */
    static long addedBy(Task task, Buffer shared) {
        Buffer seen = shared.by(task);
        long count = seen.count();
        for (long again = seen.count(); again != count; again = seen.count()) {
            count = again;
        }
        List<Operation> script = new ArrayList<>();
        script.add(new Store(shared.address(), 0));
        script.addAll(List.of(times(100, GETPID)));
        script.add(new Load(shared.address(), 1));
        List<Outcome> outcomes = task.run(script);
        return outcomes.get(outcomes.size() - 1).required().words()[0];
    }
}
