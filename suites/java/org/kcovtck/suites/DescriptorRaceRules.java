/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.suites.Calls.concat;
import static org.kcovtck.suites.Calls.disable;
import static org.kcovtck.suites.Calls.enable;
import static org.kcovtck.suites.Calls.initTrace;
import static org.kcovtck.suites.Calls.mmap;
import static org.kcovtck.suites.Calls.remoteEnable;
import static org.kcovtck.suites.Calls.times;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.ready;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Contender;
import org.kcovtck.harness.Contender.Part;
import org.kcovtck.harness.Race;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Await;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Munmap;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** Races for one descriptor. */
class DescriptorRaceRules {
    /** More than there is time for while a task exits. */
    private static final int ATTEMPTS = 20;

    private static final Operation OPEN = new Open(KcovFile.PATH, Open.O_RDWR);

    @Test
    @Verifies("RACE-001")
    void oneOfTwoTasksInitialises(Target kernel) {
        KcovFile file = nextDescriptor(kernel);

        new Race(
                        Contender.of(file.task(), initTrace(file, WORDS))
                                .before(OPEN)
                                .after(new Close(file.fd())),
                        Contender.of(file.task().newThread(), initTrace(file, 2 * WORDS)))
                .acceptable("0, EBUSY", "EBUSY, 0")
                .run();
    }

    @Test
    @Verifies("RACE-002")
    void whatIsMappedIsThere(Target kernel) {
        KcovFile file = nextDescriptor(kernel);
        Task rival = file.task().newThread();
        Buffer buffer = placeForBuffer(rival);
        Operation lastWord = new Load(buffer.addressOf(WORDS - 1), 1);

        new Race(
                        Contender.of(file.task(), initTrace(file, WORDS))
                                .before(OPEN)
                                .after(new Close(file.fd())),
                        Contender.of(rival, mmap(file, buffer), lastWord)
                                .after(new Munmap(buffer.address(), (long) WORDS * Long.BYTES)))
                .acceptable("0, EINVAL, EFAULT", "0, ok, ok")
                .run();
    }

    @Test
    @Verifies("RACE-003")
    void oneOfTwoTasksEnables(Target kernel) {
        KcovFile file = ready(kernel);

        new Race(
                        Contender.of(file.task(), enable(file, KCOV_TRACE_PC)).after(disable(file)),
                        Contender.of(file.task().newThread(), enable(file, KCOV_TRACE_PC))
                                .after(disable(file)))
                .acceptable("0, EINVAL", "EINVAL, 0")
                .run();
    }

    @Test
    @Verifies("RACE-004")
    void oneEnablesLocallyOrTheOtherRemotely(Target kernel) {
        KcovFile file = ready(kernel);

        new Race(
                        Contender.of(file.task(), enable(file, KCOV_TRACE_PC)).after(disable(file)),
                        Contender.of(file.task().newThread(), remoteEnable(file, RemoteArg.of(BUS_A)))
                                .after(disable(file)))
                .acceptable("0, EINVAL", "EINVAL, 0")
                .run();
    }

    @Test
    @Verifies("RACE-008")
    void whatATaskHadEnabledCanBeEnabledWhenItHasExited(Target kernel) {
        KcovFile file = ready(kernel);
        PassingTask owner = PassingTask.in(file.task());
        Operation enable = enable(file, KCOV_TRACE_PC);

        new Race(
                        Contender.of(file.task(), owner.doing(enable)).before(owner.reset()),
                        attempting(file.task().newThread(), owner, enable).after(enable, disable(file)))
                .seenAs(DescriptorRaceRules::attempts)
                .acceptable("EINVAL, 0")
                .run();
    }

    /** A task that tries to do what another has done and does: thrice before it lets that one exit, and until it has. */
    static Contender attempting(Task task, PassingTask owner, Operation operation) {
        Operation[] before = {owner.awaitDone(), operation, operation, operation, owner.letExit()};
        return Contender.of(task, concat(before, times(ATTEMPTS, operation)));
    }

    /** What came of the second contender's attempts until the first that succeeded, each error once. */
    static String attempts(List<Part> round) {
        Part rival = round.get(1);
        List<String> results = Stream.concat(
                        rival.during().stream(), rival.after().stream().limit(1))
                .filter(outcome -> !(outcome.operation() instanceof Await || outcome.operation() instanceof Store))
                .map(Outcome::result)
                .toList();
        int first = results.indexOf("0");
        return String.join(
                ", ", results.subList(0, first + 1).stream().distinct().toList());
    }

    /** A descriptor of a new process that is not open, but will be when one is opened next. */
    private static KcovFile nextDescriptor(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov();
        file.close().required();
        return file;
    }

    /** Where the next mapping of a buffer will be. */
    private static Buffer placeForBuffer(Task task) {
        KcovFile file = task.openKcov().initialised(WORDS);
        Buffer buffer = file.map(WORDS);
        buffer.unmap().required();
        file.close().required();
        return buffer;
    }
}
