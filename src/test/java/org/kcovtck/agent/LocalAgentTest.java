/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Errno;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Dup;
import org.kcovtck.target.Operation.Fill;
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
    private final Target target = RealAgent.start();
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
    void anInterruptOfTheTerminalIsForTheClient() throws Exception {
        long pid = task.run(new Getpid()).value();
        long agent = ProcessHandle.of(pid).orElseThrow().parent().orElseThrow().pid();

        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(agent))
                        .start()
                        .waitFor())
                .isZero();

        assertThat(target.newProcess().run(new Getpid()).succeeded()).isTrue();
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
    void aReadBringsNoMoreThanItHasRead() {
        Outcome open = task.run(new Open("/proc/sys/kernel/ostype", Open.O_RDONLY));

        assertThat(task.run(new Read((int) open.value(), 100)).data())
                .asString()
                .isEqualTo("Linux\n");
        assertThat(task.run(new Read((int) open.value(), 100)).data()).isEmpty();
    }

    @Test
    void memoryIsLoadedAndStored() {
        long address = map(task);

        task.run(new Store(address + 8, 0x1122334455667788L)).required();

        assertThat(task.run(new Load(address, 2)).words()).containsExactly(0, 0x1122334455667788L);

        task.run(new Fill(address + 8, 2, 7)).required();

        assertThat(task.run(new Load(address, 4)).words()).containsExactly(0, 7, 7, 0);
    }

    @Test
    void memoryThatIsNotThereIsEfault() {
        assertThat(task.run(new Load(4096, 1)).failedWith(Errno.EFAULT)).isTrue();
        assertThat(task.run(new Store(4096, 1)).failedWith(Errno.EFAULT)).isTrue();
        assertThat(task.run(new Fill(4096, 1, 1)).failedWith(Errno.EFAULT)).isTrue();
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

    private static int openZero(Task task) {
        return (int) task.run(new Open("/dev/zero", Open.O_RDWR)).required().value();
    }

    private static long map(Task task) {
        return task.run(new Mmap(openZero(task), 4096, Mmap.PROT_READ | Mmap.PROT_WRITE, 0))
                .required()
                .value();
    }
}
