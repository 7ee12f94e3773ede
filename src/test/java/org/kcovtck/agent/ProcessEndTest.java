/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Operation.Write;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** The real agent's processes at their end, wanted or not. */
@Timeout(60)
class ProcessEndTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private final Target target = RealAgent.start();
    private final Task task = target.newProcess();

    @TempDir
    private Path folder;

    /** To read from it is to wait: nobody writes. */
    private Path never;

    @BeforeEach
    void makePipe() throws IOException {
        never = newPipe("never");
    }

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void aProcessThatIsKilledEndsTheCallThatItIsInAndNoOther() throws IOException {
        Path begun = newPipe("begun");
        Task other = target.newProcess();
        long pid = task.run(new Getpid()).value();
        List<Operation> script = List.of(new Write(open(task, begun), new byte[1]), new Read(open(task, never), 1));
        CompletableFuture<Frame> blocked = ((AgentTask) task).send(script);
        other.run(new Read(open(other, begun), 1)).required();

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        assertThat(blocked)
                .failsWithin(SOON)
                .withThrowableThat()
                .havingRootCause()
                .withMessage("the process under test ended in the middle of a call");
        assertThatThrownBy(() -> task.run(new Getpid()))
                .isInstanceOf(BrokenException.class)
                .hasMessage("the agent refused a request: no such task");
        assertThat(other.run(new Getpid()).succeeded()).isTrue();
    }

    @Test
    void aProcessThatIsEndedEndsTheCallThatItIsIn() {
        CompletableFuture<Frame> blocked = ((AgentTask) task).send(List.of(new Read(open(task, never), 1)));

        target.end(List.of(task));

        assertThat(blocked)
                .failsWithin(SOON)
                .withThrowableThat()
                .havingRootCause()
                .withMessage("the process under test ended in the middle of a call");
    }

    @Test
    void aProcessThatHasExitedCannotExitAgain() {
        task.exit();

        assertThatThrownBy(task::exit)
                .isInstanceOf(BrokenException.class)
                .hasMessage("the agent refused a request: no such task");
        assertThat(target.newProcess().run(new Getpid()).succeeded()).isTrue();
    }

    private Path newPipe(String name) throws IOException {
        Path pipe = folder.resolve(name);
        new ProcessBuilder("mkfifo", pipe.toString()).start().onExit().join();
        return pipe;
    }

    private static int open(Task task, Path path) {
        return (int) task.run(new Open(path.toString(), Open.O_RDWR)).required().value();
    }
}
