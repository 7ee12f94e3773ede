/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.target.Argument.named;
import static org.kcovtck.target.Argument.number;
import static org.kcovtck.target.Argument.out;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Await;
import org.kcovtck.target.Operation.Barrier;
import org.kcovtck.target.Operation.CatchSignal;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Dup;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Operation.ReceiveDescriptor;
import org.kcovtck.target.Operation.SendDescriptor;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Operation.Vfork;
import org.kcovtck.target.Operation.Write;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Pending;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** What several tasks of the real agent do with each other. */
@Timeout(60)
class TasksTogetherTest {
    private static final int ROUNDS = 200;

    private final Target target = RealAgent.start();
    private final Task task = target.newProcess();

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void tasksOfAnyProcessMeetAtTheBarrierRoundAfterRound() {
        List<Task> tasks = List.of(task, task.newThread(), task.fork(), target.newProcess());
        List<Operation> script = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            script.add(new Barrier(tasks.size(), i));
            script.add(new Getpid());
        }

        List<Pending> pending = tasks.stream().map(each -> each.submit(script)).toList();

        assertThat(pending).allSatisfy(each -> assertThat(each.outcomes()).allMatch(Outcome::succeeded));
    }

    @Test
    void whatIsBeforeTheBarrierIsSeenAfterIt() {
        Task thread = task.newThread();
        long address = anonymousPage(task);
        List<Operation> writes = new ArrayList<>();
        List<Operation> reads = new ArrayList<>();
        for (int i = 1; i <= ROUNDS; i++) {
            writes.addAll(List.of(new Store(address, i), new Barrier(2), new Barrier(2)));
            reads.addAll(List.of(new Barrier(2), new Load(address, 1), new Barrier(2)));
        }

        Pending writing = task.submit(writes);
        List<Outcome> outcomes = thread.submit(reads).outcomes();
        writing.outcomes();

        assertThat(outcomes.stream().filter(outcome -> outcome.operation() instanceof Load))
                .extracting(outcome -> outcome.words()[0])
                .containsExactlyElementsOf(
                        Stream.iterate(1L, i -> i + 1).limit(ROUNDS).toList());
    }

    @Test
    void aTaskWaitsForAWordToChange() {
        Task thread = task.newThread();
        long address = anonymousPage(task);

        Pending waiting = thread.submit(List.of(new Await(address, 0), new Store(address + 8, 1)));
        List<Outcome> outcomes = task.run(List.of(new Store(address, 7), new Await(address + 8, 0)));

        assertThat(waiting.outcomes().get(0).words()).containsExactly(7);
        assertThat(outcomes.get(1).words()).containsExactly(1);
        assertThat(task.run(new Await(4096, 0)).result()).isEqualTo("EFAULT");
    }

    @Test
    void whoIsKilledAtTheBarrierIsNotWaitedForByOthers() {
        Task dying = target.newProcess();
        dying.submit(List.of(new Barrier(2)));
        target.end(List.of(dying));
        Task thread = task.newThread();
        long address = anonymousPage(task);

        Pending first = task.submit(List.of(new Barrier(2), new Load(address, 1)));
        thread.run(List.of(new Store(address, 7), new Barrier(2)));

        assertThat(first.outcomes().get(1).words()).containsExactly(7);
    }

    @Test
    void aDescriptorGoesOverASocket() {
        int[] sockets = socketPair(task);
        Task child = task.fork();
        int fd = open(task);

        task.run(new SendDescriptor(sockets[0], fd)).required();
        int received =
                (int) child.run(new ReceiveDescriptor(sockets[1])).required().value();

        assertThat(child.run(new Read(received, 1)).succeeded()).isTrue();
        assertThat(task.run(new SendDescriptor(fd, fd)).succeeded()).isFalse();
    }

    @Test
    void aChildMayShareTheTableOfDescriptors() {
        Task child = task.cloneFiles();
        int fd = open(child);

        assertThat(task.run(new Dup(fd)).succeeded()).isTrue();
        assertThat(child.run(new Getpid()).value())
                .isNotEqualTo(task.run(new Getpid()).value());

        child.exit();
        assertThat(task.run(new Dup(fd)).succeeded()).isTrue();
        assertThat(task.cloneFiles().run(new Getpid()).succeeded()).isTrue();
    }

    @Test
    void aVforkedChildHasTheMemoryAndItsOwnDescriptors() {
        long address = anonymousPage(task);
        int fd = open(task);

        List<Outcome> outcomes = task.run(
                List.of(new Vfork(3), new Getpid(), new Store(address, 7), new Close(fd), new Dup(fd), new Getpid()));

        assertThat(outcomes.get(1).value()).isEqualTo(outcomes.get(0).value());
        assertThat(outcomes).allMatch(Outcome::succeeded);
        assertThat(outcomes.get(5).value()).isNotEqualTo(outcomes.get(0).value());
        assertThat(task.run(new Load(address, 1)).words()).containsExactly(7);
    }

    @Test
    void aSignalThatIsCaughtInterruptsACall() {
        Task thread = task.newThread();
        int[] pipe = task.run(Syscall.PIPE2.of(out(8), number(0))).required().ints();
        int[] begun = task.run(Syscall.PIPE2.of(out(8), number(0))).required().ints();
        long pid = task.run(new Getpid()).value();
        long tid = thread.run(Syscall.GETTID.of()).value();
        task.run(new CatchSignal(CatchSignal.SIGUSR1)).required();

        List<Operation> script = List.of(new Write(begun[1], new byte[1]), new Read(pipe[0], 1));
        CompletableFuture<Frame> reading = ((AgentTask) thread).send(script);
        task.run(new Read(begun[0], 1)).required();
        // One that comes before the read does not interrupt it.
        while (!reading.isDone()) {
            task.run(Syscall.TGKILL.of(number(pid), number(tid), named("SIGUSR1", CatchSignal.SIGUSR1)));
        }

        assertThat(OperationCodec.decode(script, reading.join().body()).get(1).result())
                .isEqualTo("EINTR");
        assertThat(thread.run(new Getpid()).value()).isEqualTo(pid);
    }

    private static int[] socketPair(Task task) {
        return task.run(Syscall.SOCKETPAIR.of(named("AF_UNIX", 1), named("SOCK_STREAM", 1), number(0), out(8)))
                .required()
                .ints();
    }

    private static int open(Task task) {
        return (int) task.run(new Open("/dev/zero", Open.O_RDWR)).required().value();
    }

    private static long anonymousPage(Task task) {
        return task.run(Syscall.MMAP.of(
                        number(0),
                        number(4096),
                        named("PROT_READ | PROT_WRITE", 3),
                        named("MAP_PRIVATE | MAP_ANONYMOUS", 0x22),
                        number(-1)))
                .required()
                .value();
    }
}
