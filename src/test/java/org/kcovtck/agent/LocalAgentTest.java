/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.abi.Errno;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Dup;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.IoctlPointer;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** The agent's operations, seen on files that every Linux has. */
class LocalAgentTest {
    private static final String TOO_MANY =
            "too many tasks: a process makes at most 7 threads and children, and a child makes none";

    @TempDir
    private Path folder;

    private final Target target = LocalAgent.start("local");
    private final Task task = target.newProcess();

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void aFreshProcessHasNothingOpenBelowTheAgentsOwnSockets() {
        assertThat(openZero(task)).isEqualTo(3);
    }

    @Test
    void aFailedCallIsItsErrno() {
        Outcome open = task.run(new Open("/does/not/exist", Open.O_RDONLY));

        assertThat(open.failedWith(Errno.ENOENT)).isTrue();
        assertThat(open).hasToString("open(\"/does/not/exist\", 0x0) = ENOENT");
    }

    @Test
    void readsBringTheirBytes() {
        int fd = openZero(task);

        assertThat(task.run(new Read(fd, 5)).data()).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void memoryIsLoadedAndStored() {
        long address = map(task);

        task.run(new Store(address + 8, 0x1122334455667788L)).required();

        assertThat(task.run(new Load(address, 2)).words()).containsExactly(0, 0x1122334455667788L);
    }

    @Test
    void memoryThatIsNotThereIsEfault() {
        assertThat(task.run(new Load(4096, 1)).failedWith(Errno.EFAULT)).isTrue();
        assertThat(task.run(new Store(4096, 1)).failedWith(Errno.EFAULT)).isTrue();
        assertThat(task.run(new Getpid()).succeeded()).isTrue();
    }

    @Test
    void aPointersMemoryEndsWhereAPageEnds() {
        int fd = openZero(task);
        int fionbio = 0x5421;

        assertThat(task.run(new IoctlPointer(fd, fionbio, new byte[4])).succeeded())
                .isTrue();
        assertThat(task.run(new IoctlPointer(fd, fionbio, new byte[3])).failedWith(Errno.EFAULT))
                .isTrue();
    }

    @Test
    void threadsShareDescriptorsAndMemory() {
        int fd = openZero(task);
        long address = map(task);
        Task thread = task.newThread();

        thread.run(new Store(address, 7)).required();
        thread.run(new Close(fd)).required();

        assertThat(task.run(new Load(address, 1)).words()).containsExactly(7);
        assertThat(task.run(new Dup(fd)).failedWith(Errno.EBADF)).isTrue();
    }

    @Test
    void aThreadEndsAloneAndAnotherCanFollow() {
        task.newThread().exit();

        assertThat(task.newThread().run(new Getpid()).value())
                .isEqualTo(task.run(new Getpid()).value());
    }

    @Test
    void aChildHasItsOwnDescriptorsAndSharesMappings() {
        int fd = openZero(task);
        Task child = task.fork();

        child.run(new Close(fd)).required();

        assertThat(task.run(new Dup(fd)).succeeded()).isTrue();
        assertThat(child.run(new Getpid()).value())
                .isNotEqualTo(task.run(new Getpid()).value());
        child.exit();
    }

    @Test
    void execKeepsDescriptorsAndDropsMappings() {
        int fd = openZero(task);
        long address = map(task);
        long pid = task.run(new Getpid()).value();

        task.exec();

        assertThat(task.run(new Getpid()).value()).isEqualTo(pid);
        assertThat(task.run(new Dup(fd)).succeeded()).isTrue();
        assertThat(task.run(new Load(address, 1)).failedWith(Errno.EFAULT)).isTrue();
    }

    @Test
    void aProcessThatHasEndedMakesRoomForAnother() {
        for (int i = 0; i < 2 * Protocol.MAX_PROCESSES; i++) {
            Task process = target.newProcess();
            assertThat(process.run(new Getpid()).succeeded()).isTrue();
            target.end(List.of(process));
        }
    }

    @Test
    void aScriptGoesOnAfterAFailure() {
        List<Outcome> outcomes = task.run(List.of(new Close(77), new Ioctl(77, 0, 0), new Getpid()));

        assertThat(outcomes).extracting(Outcome::succeeded).containsExactly(false, false, true);
    }

    @Test
    void aProcessThatIsKilledEndsTheCallThatItIsInAndNoOther() throws IOException {
        long pid = task.run(new Getpid()).value();
        Task other = target.newProcess();
        other.run(new Getpid()).required();
        List<CompletableFuture<?>> blocked = Pipeline.send(Stream.of(task), new Read(openPipe(task), 1));

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        assertThatThrownBy(blocked.get(0)::join)
                .hasRootCauseMessage("the process under test ended in the middle of a call");
        assertThatThrownBy(() -> task.run(new Getpid()))
                .isInstanceOf(BrokenException.class)
                .hasMessage("the agent refused a request: no such task");
        assertThat(other.run(new Getpid()).succeeded()).isTrue();
    }

    @Test
    void aProcessThatIsEndedEndsTheCallThatItIsIn() throws IOException {
        List<CompletableFuture<?>> blocked = Pipeline.send(Stream.of(task), new Read(openPipe(task), 1));

        target.end(List.of(task));

        assertThatThrownBy(blocked.get(0)::join)
                .hasRootCauseMessage("the process under test ended in the middle of a call");
    }

    @Test
    void aProcessThatHasExitedCannotExitAgain() {
        task.exit();

        assertThatThrownBy(task::exit)
                .isInstanceOf(BrokenException.class)
                .hasMessage("the agent refused a request: no such task");
        assertThat(target.newProcess().run(new Getpid()).succeeded()).isTrue();
    }

    @Test
    void aProcessMakesSevenFurtherTasks() {
        for (int i = 0; i < 6; i++) {
            task.newThread();
        }
        Task child = task.fork();

        assertThat(child.run(new Getpid()).succeeded()).isTrue();
        assertThatThrownBy(task::newThread).isInstanceOf(BrokenException.class).hasMessage(TOO_MANY);
        assertThatThrownBy(child::fork).isInstanceOf(BrokenException.class).hasMessage(TOO_MANY);
    }

    @Test
    void whatDoesNotFitIntoTheAnswerIsEnobufsAndTheRestIsAnswered() {
        Load large = new Load(map(task, 1 << 20), 16_000);

        List<Outcome> outcomes = task.run(List.of(new Getpid(), large, large, new Getpid(), new Getpid()));

        assertThat(outcomes)
                .extracting(outcome -> outcome.succeeded() ? outcome.data().length : outcome.result())
                .containsExactly(0, 128_000, "ENOBUFS", 0, 0);
    }

    @Test
    void anAnswerHasRoomForEachOperationHoweverFullItIs() {
        List<Operation> script = new ArrayList<>(List.of(new Load(map(task, 1 << 20), 16_380)));
        script.addAll(Collections.nCopies(900, new Getpid()));

        List<Outcome> outcomes = task.run(script);

        assertThat(outcomes.get(0).result()).isEqualTo("ENOBUFS");
        assertThat(outcomes.subList(1, 901)).allMatch(Outcome::succeeded);
    }

    @Test
    void theLongestLoadFits() {
        assertThat(task.run(new Load(map(task, 1 << 20), 16_380)).words()).hasSize(16_380);
    }

    @Test
    void aScriptThatIsTooLongIsRefusedAndTheAgentLives() {
        List<Operation> script = Collections.nCopies(911, new Getpid());

        assertThatThrownBy(() -> task.run(script))
                .isInstanceOf(BrokenException.class)
                .hasMessage("a script of 65592 bytes is too long for the agent, which takes at most 65536: split it");
        assertThat(task.run(script.subList(0, 910))).hasSize(910).allMatch(Outcome::succeeded);
    }

    /** Nobody writes to it, and nobody can have closed it: the one end holds the other. */
    private int openPipe(Task task) throws IOException {
        Path pipe = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().onExit().join();
        return (int) task.run(new Open(pipe.toString(), Open.O_RDWR)).required().value();
    }

    private static int openZero(Task task) {
        return (int) task.run(new Open("/dev/zero", Open.O_RDWR)).required().value();
    }

    private static long map(Task task) {
        return map(task, 4096);
    }

    private static long map(Task task, int bytes) {
        return task.run(new Mmap(openZero(task), bytes, Mmap.PROT_READ | Mmap.PROT_WRITE, 0))
                .required()
                .value();
    }
}
