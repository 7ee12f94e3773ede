/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** How much the real agent takes, and what it does with more. */
class AgentLimitsTest {
    private static final String TOO_MANY =
            "too many tasks: a process makes at most 7 threads and children, and a child makes none";

    private final Target target = RealAgent.start();
    private final Task task = target.newProcess();

    @AfterEach
    void close() {
        target.close();
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
        Load large = new Load(map(), 16_000);

        List<Outcome> outcomes = task.run(List.of(new Getpid(), large, large, new Getpid(), new Getpid()));

        assertThat(outcomes)
                .extracting(outcome -> outcome.succeeded() ? outcome.data().length : outcome.result())
                .containsExactly(0, 128_000, "ENOBUFS", 0, 0);
    }

    @Test
    void anAnswerHasRoomForEachOperationHoweverFullItIs() {
        List<Operation> script = new ArrayList<>(List.of(new Load(map(), 16_380)));
        script.addAll(Collections.nCopies(900, new Getpid()));

        List<Outcome> outcomes = task.run(script);

        assertThat(outcomes.get(0).result()).isEqualTo("ENOBUFS");
        assertThat(outcomes.subList(1, 901)).allMatch(Outcome::succeeded);
    }

    @Test
    void theLongestLoadFits() {
        assertThat(task.run(new Load(map(), 16_380)).words()).hasSize(16_380);
    }

    @Test
    void aScriptThatIsTooLongIsRefusedAndTheAgentLives() {
        List<Operation> script = Collections.nCopies(911, new Getpid());

        assertThatThrownBy(() -> task.run(script))
                .isInstanceOf(BrokenException.class)
                .hasMessage("a script of 65592 bytes is too long for the agent, which takes at most 65536: split it");
        assertThat(task.run(script.subList(0, 910))).hasSize(910).allMatch(Outcome::succeeded);
    }

    /** The address of a MiB. */
    private long map() {
        int fd = (int) task.run(new Open("/dev/zero", Open.O_RDWR)).required().value();
        return task.run(new Mmap(fd, 1 << 20, Mmap.PROT_READ, 0)).required().value();
    }
}
