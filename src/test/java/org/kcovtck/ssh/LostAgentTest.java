/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.agent.AgentDouble;
import org.kcovtck.agent.Pipeline;
import org.kcovtck.agent.Protocol;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** An agent that is lost in the middle of its work: every request ends, and no later one waits. */
@Timeout(30)
class LostAgentTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final CountDownLatch heard = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @TempDir
    private Path folder;

    private EmbeddedSshd sshd;

    @AfterEach
    void stop() {
        end.countDown();
        sshd.close();
    }

    @Test
    void theConnectionIsCut() throws InterruptedException {
        Target target = start(LONG);
        List<Task> tasks = List.of(target.newProcess(), target.newProcess());
        List<CompletableFuture<?>> requests = Pipeline.send(tasks.stream(), new Getpid());

        heard.await();
        sshd.close();

        requests.forEach(request ->
                assertThatThrownBy(request::join).hasRootCauseMessage("the agent is lost: the connection to it ended"));
        assertThatThrownBy(() -> tasks.get(0).run(new Getpid()))
                .isInstanceOf(BrokenException.class)
                .hasMessage("the agent is lost: the connection to it ended");
        assertThatThrownBy(() -> tasks.get(0).exit())
                .isInstanceOf(BrokenException.class)
                .hasMessage("the agent is lost: the connection to it ended");
    }

    @Test
    void itEndsAndSaysWhy() throws InterruptedException {
        Target target = start(LONG);
        Task task = target.newProcess();
        List<CompletableFuture<?>> requests = Pipeline.send(Stream.of(task), new Getpid());

        heard.await();
        end.countDown();

        assertThatThrownBy(requests.get(0)::join)
                .hasRootCauseMessage("the agent is lost: it ended with status 137: Killed");
    }

    @Test
    void itDoesNotAnswer() {
        Target target = start(Duration.ofSeconds(1));
        Task task = target.newProcess();

        assertThatThrownBy(() -> task.run(new Getpid()))
                .isInstanceOf(BrokenException.class)
                .hasMessage("the agent is lost: it has not answered for 1 s");
        List<CompletableFuture<?>> later = Pipeline.send(Stream.of(task), new Getpid());
        assertThat(later.get(0)).isCompletedExceptionally();
    }

    @Test
    void theTargetWasClosed() {
        Target target = start(LONG);
        Task task = target.newProcess();

        target.close();

        assertThatThrownBy(() -> task.run(new Getpid()))
                .isInstanceOf(BrokenException.class)
                .hasMessage("the agent is lost: the connection was closed");
    }

    /** An agent that greets, listens and never answers. */
    private Target start(Duration patience) {
        sshd = new EmbeddedSshd(folder, Served.agent((in, out, err) -> {
            out.write(AgentDouble.greetingBytes(Protocol.VERSION));
            out.flush();
            in.read();
            heard.countDown();
            end.await();
            err.write("Killed\n".getBytes(StandardCharsets.US_ASCII));
            err.flush();
            return 137;
        }));
        SshSession session = SshSession.connect(sshd.address(), HostKeyChecking.YES, Duration.ofSeconds(20));
        return SshTarget.start("ssh://there", session, patience, machine -> new byte[100]);
    }
}
