/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.errors.UsageException;
import org.kcovtck.ssh.HostKeyChecking;

class SshOptionsTest {
    private static final String HOME = "user.home";

    private final String home = System.getProperty(HOME);
    private final SshOptions ofUser = SshOptions.ofUser();

    @TempDir
    private Path folder;

    private Path ssh;

    @BeforeEach
    void moveIn() throws IOException {
        ssh = Files.createDirectory(folder.resolve(".ssh"));
        System.setProperty(HOME, folder.toString());
    }

    @AfterEach
    void moveOut() {
        System.setProperty(HOME, home);
    }

    @Test
    void unknownHostsAreRefusedUnlessToldOtherwise() {
        assertThat(ofUser.checking()).isEqualTo(HostKeyChecking.YES);
    }

    @Test
    void theUsersKeysAreThoseThatAreThereTheBestFirst() throws IOException {
        Files.createFile(ssh.resolve("id_rsa"));
        Files.createFile(ssh.resolve("id_ed25519"));
        Files.createFile(ssh.resolve("id_ed25519.pub"));

        assertThat(ofUser.identities()).containsExactly(ssh.resolve("id_ed25519"), ssh.resolve("id_rsa"));
    }

    @Test
    void aUserWithoutKeysIsToldToNameOne() {
        assertThatThrownBy(ofUser::identities)
                .isInstanceOf(UsageException.class)
                .hasMessage("there is no private key in " + ssh + ": name one with --identity");
    }

    @Test
    void theUsersKnownHostsAreUsed() {
        assertThat(ofUser.knownHostsFile()).isEqualTo(ssh.resolve("known_hosts"));
    }

    @Test
    void whatIsNamedIsUsedAndNothingElse() throws IOException {
        Files.createFile(ssh.resolve("id_rsa"));
        SshOptions named = new SshOptions(Path.of("key"), Path.of("hosts"), HostKeyChecking.YES);

        assertThat(named.identities()).containsExactly(Path.of("key"));
        assertThat(named.knownHostsFile()).isEqualTo(Path.of("hosts"));
    }
}
