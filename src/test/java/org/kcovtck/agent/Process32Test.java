/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.kcovtck.target.Argument.named;
import static org.kcovtck.target.Argument.number;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kcovtck.abi.Errno;
import org.kcovtck.target.Operation.Dup;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Operation.IoctlPointer;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** Processes of 32 bits, which the agent makes from a program that it is sent. */
@Timeout(60)
class Process32Test {
    private final Target target = RealAgent.start();

    @BeforeEach
    void assumeItRuns() {
        assumeTrue(target.runs32BitPrograms(), "no 32-bit program was built, or this machine does not run it");
    }

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void hasAddressesOf32BitsAndWordsOf64() {
        Task task = target.newProcess32();
        long address = anonymousPage(task);

        task.run(new Store(address, 0x1122334455667788L)).required();

        assertThat(address).isBetween(0x1000L, 0xffff_f000L);
        assertThat(task.run(new Load(address, 1)).words()).containsExactly(0x1122334455667788L);
        assertThat(task.run(new Load(4096, 1)).failedWith(Errno.EFAULT)).isTrue();
    }

    @Test
    void hasNothingOpenBelowTheAgentsOwnSockets() {
        target.newProcess();

        assertThat(openZero(target.newProcess32())).isEqualTo(3);
    }

    @Test
    void aPointersMemoryEndsWhereAPageEnds() {
        Task task = target.newProcess32();
        int fd = openZero(task);
        int fionbio = 0x5421;

        assertThat(task.run(new IoctlPointer(fd, fionbio, new byte[4])).succeeded())
                .isTrue();
        assertThat(task.run(new IoctlPointer(fd, fionbio, new byte[3])).failedWith(Errno.EFAULT))
                .isTrue();
        assertThat(task.run(new Read(fd, 5)).data()).hasSize(5);
    }

    @Test
    void hasThreadsAndChildrenOfItsKind() {
        Task task = target.newProcess32();
        long address = anonymousPage(task);

        task.newThread().run(new Store(address, 7)).required();
        Task child = task.fork();

        assertThat(child.run(new Load(address, 1)).words()).containsExactly(7);
        assertThat(anonymousPage(child)).isLessThan(1L << 32);
        child.exit();
    }

    @Test
    void staysOfItsKindAcrossExec() {
        Task task = target.newProcess32();
        int fd = openZero(task);
        long pid = task.run(new Getpid()).value();

        task.exec();

        assertThat(task.run(new Getpid()).value()).isEqualTo(pid);
        assertThat(task.run(new Dup(fd)).succeeded()).isTrue();
        assertThat(anonymousPage(task)).isLessThan(1L << 32);
    }

    @Test
    void endsAsOthersDo() {
        for (int i = 0; i < Protocol.MAX_PROCESSES; i++) {
            Task task = target.newProcess32();
            assertThat(task.run(new Getpid()).succeeded()).isTrue();
            target.end(List.of(task));
        }
    }

    private static int openZero(Task task) {
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
