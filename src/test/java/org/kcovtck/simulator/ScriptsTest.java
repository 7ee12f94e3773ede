/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kcovtck.target.Argument.in;
import static org.kcovtck.target.Argument.named;
import static org.kcovtck.target.Argument.number;
import static org.kcovtck.target.Argument.out;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.rules.Profiles;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation.Await;
import org.kcovtck.target.Operation.Barrier;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Dup;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.ReceiveDescriptor;
import org.kcovtck.target.Operation.SendDescriptor;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Operation.Vfork;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Pending;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Task;

/** What several tasks of a simulated kernel do with each other. */
class ScriptsTest {
    private final SimulatedKernel kernel = new SimulatedKernel(Profiles.load().newest());
    private final Task task = kernel.newProcess();
    private final Task thread = task.newThread();
    private final long address = task.run(Syscall.MMAP.of(
                    number(0), number(4096), number(3), named("MAP_PRIVATE | MAP_ANONYMOUS", 0x22), number(-1)))
            .required()
            .value();

    @Test
    void tasksThatAreSentScriptsAtOnceMeetAtTheBarrier() {
        Pending first = task.submit(
                List.of(new Store(address, 1), new Barrier(2), new Barrier(2), new Load(address, 1), new Barrier(2)));
        Pending second = thread.submit(
                List.of(new Barrier(2), new Load(address, 1), new Store(address, 2), new Barrier(2), new Barrier(2)));

        assertThat(first.outcomes().get(3).words()).containsExactly(2);
        assertThat(second.outcomes().get(1).words()).containsExactly(1);
    }

    @Test
    void theScriptsOfOneTaskArePerformedInTheirOrder() {
        Pending first = task.submit(List.of(new Store(address, 1)));

        assertThat(task.run(new Load(address, 1)).words()).containsExactly(1);
        assertThat(first.outcomes()).hasSize(1);
    }

    @Test
    void aBarrierThatNobodyElseComesToIsSaidToBeOne() {
        assertThatThrownBy(() -> task.run(new Barrier(2)))
                .isInstanceOf(BrokenException.class)
                .hasMessage("all tasks wait: not all have come to the barrier, or nobody changes a word");
    }

    @Test
    void aTaskWaitsForAWordToChange() {
        Pending first = task.submit(List.of(new Await(address, 0), new Store(address, 2), new Await(address, 2)));
        Pending second = thread.submit(List.of(new Store(address, 1), new Await(address, 1), new Store(address, 3)));

        assertThat(first.outcomes())
                .extracting(outcome -> outcome.words().length)
                .containsExactly(1, 0, 1);
        assertThat(first.outcomes().get(2).words()).containsExactly(3);
        assertThat(second.outcomes()).allMatch(Outcome::succeeded);
    }

    @Test
    void aVforkedChildHasTheMemoryAndItsOwnDescriptors() {
        int fd = task.openKcov().fd();

        List<Outcome> outcomes = task.run(
                List.of(new Vfork(3), new Getpid(), new Store(address, 7), new Close(fd), new Dup(fd), new Getpid()));

        assertThat(outcomes).allMatch(Outcome::succeeded);
        assertThat(outcomes.get(1).value()).isEqualTo(outcomes.get(0).value());
        assertThat(outcomes.get(5).value()).isNotEqualTo(outcomes.get(0).value());
        assertThat(task.run(new Load(address, 1)).words()).containsExactly(7);
    }

    @Test
    void aDescriptorGoesOverASocket() {
        KcovFile file = task.openKcov().initialised(512);
        int[] sockets = task.run(Syscall.SOCKETPAIR.of(number(1), number(1), number(0), out(8)))
                .required()
                .ints();
        Task child = task.fork();

        task.run(new SendDescriptor(sockets[0], file.fd())).required();
        file.close();
        int received =
                (int) child.run(new ReceiveDescriptor(sockets[1])).required().value();

        assertThat(new KcovFile(child, received).mmap(4096).succeeded()).isTrue();
        assertThat(child.run(new ReceiveDescriptor(sockets[1])).succeeded()).isFalse();
    }

    @Test
    void aChildMayShareTheTableOfDescriptors() {
        Task child = task.cloneFiles();
        int fd = child.openKcov().fd();

        child.exit();

        assertThat(task.run(new Dup(fd)).succeeded()).isTrue();
    }

    @Test
    void descriptorsCanBeLimited() {
        task.run(Syscall.PRLIMIT64.of(
                        number(0),
                        named("RLIMIT_NOFILE", 7),
                        in(new byte[] {4, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0}),
                        number(0)))
                .required();
        task.openKcov();

        assertThat(task.run(new Open(KcovFile.PATH, Open.O_RDWR)).result()).isEqualTo("EMFILE");
    }
}
