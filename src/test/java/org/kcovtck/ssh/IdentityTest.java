/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;

class IdentityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private EmbeddedSshd sshd;
    private Path other;

    @BeforeEach
    void serve() {
        sshd = new EmbeddedSshd(folder, Served.DOUBLE);
        other = folder.resolve("other");
    }

    @AfterEach
    void stop() {
        sshd.close();
    }

    @Test
    void aKeyThatIsNotAuthorizedIsRefusedAndTheOptionNamed() {
        EmbeddedSshd.newKey(other);

        assertThatThrownBy(() -> uname(other))
                .isInstanceOf(BrokenException.class)
                .hasMessage(sshd.address().url() + ": it refuses root with [" + other
                        + "]: name the private key with --identity, and see that the public one is in authorized_keys");
    }

    @Test
    void keysAreOfferedUntilOneIsTaken() {
        EmbeddedSshd.newKey(other);

        assertThat(uname(other, sshd.identity())).isEqualTo("x86_64");
    }

    @Test
    void aFileThatIsNotThereIsWrongUse() {
        assertThatThrownBy(() -> uname(other))
                .isInstanceOf(UsageException.class)
                .hasMessage(notAKey());
    }

    @Test
    void aFileThatIsNoKeyIsWrongUse() throws IOException {
        Files.writeString(other, "-----BEGIN OPENSSH PRIVATE KEY-----\nnot at all\n");

        assertThatThrownBy(() -> uname(other))
                .isInstanceOf(UsageException.class)
                .hasMessage(notAKey())
                .satisfies(e -> assertThat(Throwables.getStackTrace(e))
                        .as("what --verbose prints")
                        .doesNotContain("not at all"));
    }

    @Test
    void aFolderIsWrongUse() throws IOException {
        Files.createDirectory(other);

        assertThatThrownBy(() -> uname(other))
                .isInstanceOf(UsageException.class)
                .hasMessage(notAKey());
    }

    @Test
    void aKeyWithAPassphraseIsWrongUseWhenThereIsNoOther() throws Exception {
        encrypt(sshd.identity());

        assertThatThrownBy(() -> uname(sshd.identity()))
                .isInstanceOf(UsageException.class)
                .hasMessage("[" + sshd.identity()
                        + "]: encrypted, and no passphrase is asked for: name another with --identity");
    }

    @Test
    void aKeyWithAPassphraseDoesNotStandInTheWayOfAnother() throws Exception {
        EmbeddedSshd.newKey(other);
        encrypt(other);

        assertThat(uname(other, sshd.identity())).isEqualTo("x86_64");
    }

    @Test
    void aKnownHostsFileThatCannotBeReadIsWrongUse() throws IOException {
        Files.delete(sshd.knownHosts());
        Files.createDirectory(sshd.knownHosts());

        assertThatThrownBy(() -> uname(sshd.identity()))
                .isInstanceOf(UsageException.class)
                .hasMessage("the known-hosts file " + sshd.knownHosts() + " cannot be read");
    }

    private String notAKey() {
        return "the identity " + other + " is not a readable private key: name another with --identity";
    }

    private static void encrypt(Path key) throws Exception {
        ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
        KeyPair.load(new JSch(), key.toString())
                .writeOpenSSHv1PrivateKey(encrypted, "secret".getBytes(StandardCharsets.US_ASCII));
        Files.write(key, encrypted.toByteArray());
    }

    private String uname(Path... identities) {
        SshAddress to = sshd.addressWith(List.of(identities));
        try (SshSession session = SshSession.connect(to, HostKeyChecking.YES, PATIENCE)) {
            return session.run("uname -m");
        }
    }
}
