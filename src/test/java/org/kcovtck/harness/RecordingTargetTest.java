/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.simulator.SimulatedKernel;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Task;

/** A report shows what a test did, task by task. */
class RecordingTargetTest {
    private final FakeKernel kernel =
            new FakeKernel(new SimulatedKernel(TestBench.profiles().named("G7")));
    private final RecordingTarget target = new RecordingTarget(kernel, Duration.ofMinutes(1), new Recording(true));

    @Test
    void everyTaskHasANameOfItsOwn() {
        Task first = target.newProcess();
        Task second = target.newProcess();
        Task thread = second.newThread();
        Task child = second.fork();
        Task grandchild = child.fork();
        List.of(first, thread, grandchild).forEach(task -> task.run(new Close(9)));
        child.exec();
        thread.exit();

        assertThat(target.calls())
                .containsExactly(
                        "p2 pthread_create() = p2.t1",
                        "p2 fork() = p2.c2",
                        "p2.c2 fork() = p2.c2.c1",
                        "p1 close(9) = EBADF",
                        "p2.t1 close(9) = EBADF",
                        "p2.c2.c1 close(9) = EBADF",
                        "p2.c2 execve()",
                        "p2.t1 exit()");
    }

    @Test
    void whatIsRepeatedTakesOneLine() {
        Task task = target.newProcess();
        task.run(List.of(new Close(8), new Close(9), new Close(9)));
        task.run(new Close(9));
        task.run(new Close(8));

        assertThat(target.calls())
                .containsExactly("p1 close(8) = EBADF", "p1 close(9) = EBADF  (3 times)", "p1 close(8) = EBADF");
    }

    @Test
    void aRoundThatIsRepeatedIsShownOnce() {
        Task task = target.newProcess();
        List<Operation> round = List.of(new Close(7), new Close(8), new Close(9));
        task.run(new Close(6));
        for (int i = 0; i < 1000; i++) {
            task.run(round);
        }
        task.run(List.of(new Close(7), new Close(8), new Close(8)));

        assertThat(target.calls())
                .containsExactly(
                        "p1 close(6) = EBADF",
                        "p1 close(7) = EBADF",
                        "p1 close(8) = EBADF",
                        "p1 close(9) = EBADF",
                        "(these 3: 1000 times)",
                        "p1 close(7) = EBADF",
                        "p1 close(8) = EBADF  (2 times)");
    }

    @Test
    void aScriptThatWasNotAnsweredIsShown() {
        Task task = target.newProcess();

        assertThatThrownBy(() -> task.run(List.of(new Open(FakeKernel.LOSE, 0), new Getpid())))
                .isInstanceOf(BrokenException.class);

        assertThat(target.calls()).containsExactly("p1 open(\"/lose\", 0x0) = ?", "p1 getpid() = ?");
    }

    @Test
    void onlyTheHarnessEndsProcesses() {
        Task task = target.newProcess();

        assertThatThrownBy(() -> target.end(List.of(task))).isInstanceOf(UnsupportedOperationException.class);
        assertThat(kernel.ended).isZero();
    }

    @Test
    void noProcessIsEndedTwice() {
        target.newProcess();
        target.endProcesses();
        target.endProcesses();

        assertThat(kernel.ended).isOne();
    }
}
