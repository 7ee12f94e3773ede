/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.abi.Errno;
import org.kcovtck.agent.Pipeline;
import org.kcovtck.agent.Protocol;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** What the agent and its double have in common, over SSH. */
abstract class Conversation {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private EmbeddedSshd sshd;
    private Target target;

    abstract EmbeddedSshd serve(Path folder);

    abstract byte[] agentFor(String machine);

    @BeforeEach
    void connect(@TempDir Path folder) {
        sshd = serve(folder);
        SshSession session = SshSession.connect(sshd.address(), HostKeyChecking.YES, PATIENCE);
        target = SshTarget.start("ssh://there", session, PATIENCE, this::agentFor);
    }

    @AfterEach
    void disconnect() {
        if (target != null) {
            target.close();
            sshd.close();
        }
    }

    @Test
    void aScriptsOutcomesComeBackInItsOrder() {
        List<Outcome> outcomes = target.newProcess()
                .run(List.of(
                        new Open("/does/not/exist", 0), new Open("/dev/zero", 0), new Read(3, 5), new Ioctl(3, 7, 0)));

        assertThat(outcomes).extracting(Outcome::result).containsExactly("ENOENT", "3", "5", "ENOTTY");
        assertThat(outcomes.get(2).data()).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void processesHaveTheirOwnNumbersAndDescriptors() {
        Task one = target.newProcess();
        Task other = target.newProcess();

        assertThat(one.run(new Getpid()).value())
                .isNotEqualTo(other.run(new Getpid()).value());
        one.run(new Open("/dev/zero", 0)).required();
        assertThat(other.run(new Read(3, 1)).failedWith(Errno.EBADF)).isTrue();
    }

    @Test
    void requestsThatNobodyWaitsForAreAnsweredInOrder() {
        List<Operation> opens = new ArrayList<>(Collections.nCopies(500, new Open("/dev/zero", 0)));

        List<Outcome> outcomes = Pipeline.run(target.newProcess(), opens);

        assertThat(outcomes).extracting(Outcome::value).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aRequestToAProcessThatWasEndedIsRefused() {
        Task process = target.newProcess();
        target.end(List.of(process));

        assertThatThrownBy(() -> process.run(new Getpid()))
                .isInstanceOf(BrokenException.class)
                .hasMessage("the agent refused a request: no such task");
    }

    @Test
    void processesThatEndMakeRoomForOthers() {
        for (int i = 0; i < 2 * Protocol.MAX_PROCESSES; i++) {
            target.end(List.of(target.newProcess()));
        }

        assertThat(target.newProcess().run(new Getpid()).value()).isPositive();
    }

    @Test
    void aProcessTooManyIsRefusedWithTheLimit() {
        for (int i = 1; i < Protocol.MAX_PROCESSES; i++) {
            target.newProcess();
        }

        assertThatThrownBy(target::newProcess)
                .isInstanceOf(BrokenException.class)
                .hasMessage("too many processes at once: at most 63");
    }
}
