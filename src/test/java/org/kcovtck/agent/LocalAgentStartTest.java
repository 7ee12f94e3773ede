/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.errors.BrokenException;

/** A program in the agent's place that is none. */
@Timeout(60)
class LocalAgentStartTest {
    @Test
    void aProgramThatCannotRunHere() {
        assertThatThrownBy(() -> LocalAgent.start("local", "#!/no/such/shell\n".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(BrokenException.class)
                .hasMessageStartingWith("the agent cannot be started on this machine: ")
                .hasMessageContaining("No such file or directory");
    }

    @Test
    void aProgramThatEndsAtOnce() {
        assertThatThrownBy(() -> LocalAgent.start("local", script("exit 1")))
                .isInstanceOf(BrokenException.class)
                .hasMessage("the agent cannot be started on this machine: the agent is lost: its output ended");
    }

    @Test
    void aProgramThatIsNoAgentIsEndedAndNothingIsLeft(@TempDir Path folder) throws IOException {
        Path pid = folder.resolve("pid");
        Path name = folder.resolve("name");
        byte[] talks = script("echo $$ >" + pid + "; echo $0 >" + name + "; echo this is no agent; exec cat");

        assertThatThrownBy(() -> LocalAgent.start("local", talks))
                .isInstanceOf(BrokenException.class)
                .hasMessageEndingWith("its output is not the agent's protocol but \"this is no agent\"");

        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .ifPresent(process -> process.onExit().join());
        assertThat(Path.of(Files.readString(name).strip())).doesNotExist();
    }

    private static byte[] script(String commands) {
        return ("#!/bin/sh\n" + commands + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
