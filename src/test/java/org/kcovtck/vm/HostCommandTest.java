/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.errors.BrokenException;

class HostCommandTest {
    @TempDir
    private Path folder;

    @Test
    void bothOutputsAreReadAndLogged() throws IOException {
        Path log = folder.resolve("log");
        assertThat(shell("echo one; echo two >&2").log(log).orFail("no")).containsExactly("one", "two");
        assertThat(Files.readString(log)).isEqualTo("one\ntwo\n");
    }

    @Test
    void aFailureSaysWhatFailedAndItsLastWords() {
        assertThatThrownBy(
                        () -> shell("echo first; echo no such suite; exit 100").orFail("cannot fetch"))
                .isInstanceOf(BrokenException.class)
                .hasMessage("cannot fetch: no such suite");
    }

    @Test
    void aFullDiskIsToldApart() {
        assertThatThrownBy(() ->
                        shell("echo 'tar: x: No space left on device'; exit 2").orFail("cannot unpack"))
                .isInstanceOf(BrokenException.class)
                .hasMessageStartingWith("disk full");
    }

    @Test
    void aMissingProgramSaysHowToGetIt() {
        HostCommand missing = HostCommand.of("no-such-program");
        assertThatThrownBy(missing::run)
                .isInstanceOf(BrokenException.class)
                .hasMessage("cannot run no-such-program: run vm-images/install-packages");
    }

    private static HostCommand shell(String script) {
        return HostCommand.of("sh").and(List.of("-c", script));
    }
}
