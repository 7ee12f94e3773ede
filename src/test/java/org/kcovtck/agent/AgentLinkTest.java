/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Errno;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Task;

/** The agent's side is played by hand, frame by frame. Sequence numbers count from 1. */
class AgentLinkTest {
    private static final int FIRST = Protocol.TASKS_PER_PROCESS;
    private static final String ENDED = "the process under test ended in the middle of a call";
    private static final byte[] SCRIPT = {};

    private final AgentLink link = new AgentLink(Duration.ofSeconds(20));
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    @BeforeEach
    void greet() throws IOException {
        link.sink().write(AgentDouble.greetingBytes(Protocol.VERSION));
    }

    private void open() {
        link.open(sent);
    }

    private void says(int task, int sequence, int kind, byte... body) throws IOException {
        link.sink().write(new Frame(task, sequence, kind, body).bytes());
    }

    @Test
    void answersInAnyOrderGoToTheirRequests() throws IOException {
        open();
        CompletableFuture<Frame> one = link.script(FIRST, SCRIPT);
        CompletableFuture<Frame> other = link.script(FIRST + 8, SCRIPT);

        says(FIRST + 8, 2, Protocol.FRAME_SCRIPT, (byte) 22);
        assertThat(one).isNotDone();
        says(FIRST, 1, Protocol.FRAME_SCRIPT, (byte) 11);

        assertThat(one.join().body()).containsExactly(11);
        assertThat(other.join().body()).containsExactly(22);
    }

    @Test
    void requestsAreFramesWithTheirOwnNumbers() {
        open();
        link.script(FIRST, new byte[] {7});
        link.process(Protocol.FRAME_END_PROCESS, FIRST);

        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.writeBytes(new Frame(FIRST, 1, Protocol.FRAME_SCRIPT, new byte[] {7}).bytes());
        expected.writeBytes(new Frame(FIRST, 2, Protocol.FRAME_END_PROCESS, new byte[0]).bytes());
        assertThat(sent.toByteArray()).isEqualTo(expected.toByteArray());
    }

    @Test
    void aTaskThatIsGoneFailsItsOwnRequestsOnly() throws IOException {
        open();
        CompletableFuture<Frame> its = link.script(FIRST + 1, SCRIPT);
        CompletableFuture<Frame> neighbours = link.script(FIRST, SCRIPT);
        CompletableFuture<Frame> end = link.process(Protocol.FRAME_END_PROCESS, FIRST + 1);

        says(FIRST + 1, 0, Protocol.FRAME_GONE);

        assertThatThrownBy(its::join).hasRootCauseMessage(ENDED);
        assertThat(neighbours).isNotDone();
        assertThat(end).isNotDone();
    }

    @Test
    void aTasksEndIsTheAnswerToItsLastScript() throws IOException {
        open();
        CompletableFuture<Frame> last = link.lastScript(FIRST, SCRIPT);

        says(FIRST, 0, Protocol.FRAME_GONE);

        assertThat(last).isCompleted();
    }

    @Test
    void aLastScriptThatIsRefusedFails() throws IOException {
        open();
        CompletableFuture<Frame> last = link.lastScript(FIRST, SCRIPT);

        says(FIRST, 1, Protocol.FRAME_REFUSED, text("no such task"));

        assertThatThrownBy(last::join).hasRootCauseMessage("the agent refused a request: no such task");
    }

    @Test
    void theEndOfAProcessFailsWhatItsTasksWereAskedBefore() throws IOException {
        open();
        CompletableFuture<Frame> first = link.script(FIRST, SCRIPT);
        CompletableFuture<Frame> last = link.script(FIRST + 7, SCRIPT);
        CompletableFuture<Frame> others = link.script(FIRST + 8, SCRIPT);
        CompletableFuture<Frame> end = link.process(Protocol.FRAME_END_PROCESS, FIRST);
        CompletableFuture<Frame> later = link.script(FIRST, SCRIPT);

        says(FIRST, 4, Protocol.FRAME_END_PROCESS, new byte[8]);

        assertThatThrownBy(first::join).hasRootCauseMessage(ENDED);
        assertThatThrownBy(last::join).hasRootCauseMessage(ENDED);
        assertThat(others).isNotDone();
        assertThat(end).isCompleted();
        assertThat(later).isNotDone();
    }

    @Test
    void aProcessThatCannotBeMadeSaysWhy() {
        OutputStream full = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] frame) throws IOException {
                ByteBuffer request = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
                if (request.getInt(12) == Protocol.FRAME_NEW_PROCESS) {
                    says(FIRST, request.getInt(8), Protocol.FRAME_NEW_PROCESS, minus(Errno.EAGAIN));
                } else {
                    says(FIRST, request.getInt(8), Protocol.FRAME_REFUSED, text("no such task"));
                }
            }
        };
        Task process = new AgentTarget("there", link, full, () -> {}).newProcess();

        assertThatThrownBy(() -> process.run(new Getpid()))
                .isInstanceOf(BrokenException.class)
                .hasMessage("the agent cannot make a process: EAGAIN");
    }

    @Test
    void tasksNumbersAreFreeWhenTheAgentHasEndedTheirProcess() throws IOException {
        AgentTarget target = new AgentTarget("there", link, sent, () -> {});
        for (int i = 1; i < Protocol.MAX_PROCESSES; i++) {
            Task process = target.newProcess();
            if (i == 5) {
                target.end(List.of(process));
            }
        }

        says(5 * FIRST, 6, Protocol.FRAME_END_PROCESS, new byte[8]);

        assertThat(((AgentTask) target.newProcess()).id()).isEqualTo(5 * FIRST);
    }

    @Test
    void onceLostTheFirstReasonIsTheReason() {
        open();
        CompletableFuture<Frame> before = link.script(FIRST, SCRIPT);

        link.lose("one");
        link.lose("two");

        CompletableFuture<Frame> after = link.script(FIRST, SCRIPT);
        assertThatThrownBy(before::join).hasRootCauseMessage("the agent is lost: one");
        assertThatThrownBy(after::join).hasRootCauseMessage("the agent is lost: one");
        assertThat(sent.size()).isEqualTo(Protocol.FRAME_BYTES);
    }

    @Test
    void anInputThatIsClosedIsALoss() {
        link.open(new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException("Broken pipe");
            }
        });

        CompletableFuture<Frame> request = link.script(FIRST, SCRIPT);

        assertThatThrownBy(request::join).hasRootCauseMessage("the agent is lost: its input is closed");
    }

    @Test
    void aScriptThatIsTooLongIsNotSent() {
        open();
        link.script(FIRST, new byte[Protocol.MAX_BODY]);
        int before = sent.size();

        assertThatThrownBy(() -> link.script(FIRST, new byte[Protocol.MAX_BODY + 1]))
                .isInstanceOf(BrokenException.class)
                .hasMessage("a script of 65537 bytes is too long for the agent, which takes at most 65536: split it");
        assertThat(sent.size()).isEqualTo(before);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] minus(Errno errno) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(-errno.number())
                .array();
    }
}
