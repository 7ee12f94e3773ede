/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.agent.AgentBinary;
import org.kcovtck.agent.AgentDouble;
import org.kcovtck.agent.Protocol;
import org.kcovtck.errors.BrokenException;

/** Why an agent does not start, as the user reads it. */
@Timeout(30)
class AgentStartTest {
    private static final String FAILS = "ssh://there: the agent does not start there: ";

    @TempDir
    private Path folder;

    @Test
    void thereIsNoAgentForTheMachine() {
        fails(
                (command, in, out, err) -> print("sparc64\n", out),
                "there is no agent for sparc64: build it with a C compiler for it, as in CC=sparc64-linux-gnu-gcc mvn package");
    }

    @Test
    void theLoginShellTalks() {
        fails(
                (command, in, out, err) -> print("Welcome!\n\nx86_64\n", out),
                "`uname -m` prints \"Welcome!; x86_64\": the login shell must print nothing of its own");
    }

    @Test
    void theShellHasNoUname() {
        fails(
                (command, in, out, err) -> {
                    print("sh: uname: not found\n", err);
                    return 127;
                },
                "`uname -m` prints nothing on URL: sh: uname: not found");
    }

    @Test
    void theShellDoesNotEnd() {
        fails(
                (command, in, out, err) -> in.read(),
                Duration.ofSeconds(1),
                "`uname -m` does not end on URL within 1 s: does it work in an ssh session of your own?");
    }

    @Test
    void theProgramIsForAnotherMachine() {
        fails(
                Served.agent((in, out, err) -> {
                    print("sh: 1: agent: Exec format error\n", err);
                    return 126;
                }),
                "the agent is lost: it ended with status 126: sh: 1: agent: Exec format error");
    }

    @Test
    void whatItSaysAfterItsOutputHasEndedIsHeard() {
        fails(
                Served.agent((in, out, err) -> {
                    out.close();
                    print("last words\nof two lines\n", err);
                    return 125;
                }),
                "the agent is lost: it ended with status 125: last words; of two lines");
    }

    @Test
    void theShellEndsBeforeItHasReadTheProgram() {
        fails(
                (command, in, out, err) -> {
                    if (command.equals("uname -m")) {
                        return print("x86_64\n", out);
                    }
                    print("mktemp: No space left on device\n", err);
                    return 125;
                },
                "the agent is lost: it ended with status 125: mktemp: No space left on device");
    }

    @Test
    void itEndsWithoutAWord() {
        fails(Served.agent((in, out, err) -> 1), "the agent is lost: it ended with status 1");
    }

    @Test
    void itIsOfAnotherVersion() {
        fails(
                Served.agent((in, out, err) -> {
                    out.write(AgentDouble.greetingBytes(Protocol.VERSION + 1));
                    out.flush();
                    return in.read();
                }),
                "the agent speaks version 3 of the protocol, this kcov-tck speaks 2: run mvn package again");
    }

    @Test
    void itDoesNotSpeakTheProtocol() {
        fails(
                Served.agent((in, out, err) -> {
                    print("Last login: never\r\n", out);
                    return in.read();
                }),
                "the agent is lost: its output is not the agent's protocol but \"Last login: never\"");
    }

    @Test
    void itDoesNotGreet() {
        fails(
                Served.agent((in, out, err) -> in.read()),
                Duration.ofSeconds(1),
                "the agent is lost: it has not answered for 1 s");
    }

    @Test
    void itsProgramIsNotRead() {
        fails(
                (command, in, out, err) -> {
                    if (command.equals("uname -m")) {
                        return print("x86_64\n", out);
                    }
                    Thread.currentThread().join();
                    return 0;
                },
                Duration.ofSeconds(1),
                "the agent is lost: it has not answered for 1 s");
    }

    private static int print(String text, OutputStream to) throws IOException {
        to.write(text.getBytes(StandardCharsets.US_ASCII));
        to.flush();
        return 0;
    }

    private void fails(Served served, String why) {
        fails(served, Duration.ofSeconds(20), why);
    }

    private void fails(Served served, Duration patience, String why) {
        try (EmbeddedSshd sshd = new EmbeddedSshd(folder, served)) {
            SshSession session = SshSession.connect(sshd.address(), HostKeyChecking.YES, patience);

            assertThatThrownBy(() -> SshTarget.start(
                            "ssh://there",
                            session,
                            patience,
                            machine -> machine.equals("x86_64") ? new byte[8 << 20] : AgentBinary.forMachine(machine)))
                    .isInstanceOf(BrokenException.class)
                    .hasMessage(FAILS + why.replace("URL", sshd.address().url()));
        }
    }
}
