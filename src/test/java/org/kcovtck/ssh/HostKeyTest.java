/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kcovtck.errors.BrokenException;

class HostKeyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String RSA = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAQQC7";

    private EmbeddedSshd sshd;
    private SshAddress address;

    @BeforeEach
    void serve(@TempDir Path folder) {
        sshd = new EmbeddedSshd(folder, Served.DOUBLE);
        address = sshd.address();
    }

    @AfterEach
    void stop() {
        sshd.close();
    }

    @Test
    void anUnknownHostIsRefusedAndTheOptionsAreNamed() throws IOException {
        Files.delete(sshd.knownHosts());

        assertThatThrownBy(() -> uname(HostKeyChecking.YES))
                .isInstanceOf(BrokenException.class)
                .hasMessage(
                        address.url() + ": its host key is not in " + sshd.knownHosts()
                                + ": name the right file with --known-hosts, or take the key with --host-key-checking accept-new");
        assertThat(sshd.knownHosts()).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void aChangedKeyIsRefusedAndTheFileKept(HostKeyChecking checking) throws IOException {
        String before = Files.readString(sshd.knownHosts());
        sshd.newHostKey();

        assertThatThrownBy(() -> uname(checking))
                .isInstanceOf(BrokenException.class)
                .hasMessage(address.url() + ": its host key is not the one in " + sshd.knownHosts()
                        + ": it is another host, or was made anew; if so, remove the old line with ssh-keygen -R");
        assertThat(sshd.knownHosts()).hasContent(before);
    }

    @Test
    void aKeyOfAnotherTypeIsAChangedKey() throws IOException {
        String known = host() + " " + RSA + "\n";
        Files.writeString(sshd.knownHosts(), known);

        assertThatThrownBy(() -> uname(HostKeyChecking.ACCEPT_NEW)).hasMessageContaining("is not the one in");
        assertThat(sshd.knownHosts()).hasContent(known);
    }

    @Test
    void aNewHostsKeyIsTakenAndAskedForFromThenOn() throws IOException {
        Files.delete(sshd.knownHosts());

        uname(HostKeyChecking.ACCEPT_NEW);
        assertThat(uname(HostKeyChecking.YES)).isEqualTo("x86_64");

        sshd.newHostKey();
        assertThatThrownBy(() -> uname(HostKeyChecking.YES)).hasMessageContaining("is not the one in");
    }

    @Test
    void theLinesOfOtherHostsAreKept() throws IOException {
        Files.writeString(sshd.knownHosts(), "# mine\nother.example " + RSA);

        uname(HostKeyChecking.ACCEPT_NEW);
        uname(HostKeyChecking.ACCEPT_NEW);

        List<String> lines = Files.readAllLines(sshd.knownHosts());
        assertThat(lines).hasSize(3).startsWith("# mine", "other.example " + RSA);
        assertThat(lines.get(2)).startsWith(host() + " ssh-ed25519 ");
    }

    @Test
    void theFoldersOfTheFileAreMade(@TempDir Path home) {
        Path file = home.resolve(".ssh/known_hosts");
        address = new SshAddress(address.user(), address.host(), address.port(), address.identities(), file);

        uname(HostKeyChecking.ACCEPT_NEW);

        assertThat(file).content().startsWith(host() + " ssh-ed25519 ");
    }

    private String host() {
        return "[127.0.0.1]:" + address.port();
    }

    private String uname(HostKeyChecking checking) {
        try (SshSession session = SshSession.connect(address, checking, PATIENCE)) {
            return session.run("uname -m");
        }
    }
}
