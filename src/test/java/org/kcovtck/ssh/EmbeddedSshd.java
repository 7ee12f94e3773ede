/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.config.keys.AuthorizedKeysAuthenticator;

/**
 * An SSH server on a free port of this machine, with Ed25519 keys, and the files that its user needs: {@code identity}
 * and {@code known_hosts} in the folder.
 */
final class EmbeddedSshd implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path folder;

    EmbeddedSshd(Path folder, Served served) {
        this.folder = folder;
        try {
            String user = newKey(identity());
            Files.writeString(folder.resolve("authorized_keys"), user);
            server.setPublickeyAuthenticator(new AuthorizedKeysAuthenticator(folder.resolve("authorized_keys")));
            server.setCommandFactory((channel, command) -> new ServedCommand(served, command));
            CoreModuleProperties.TCP_NODELAY.set(server, true);
            server.setHost("127.0.0.1");
            String host = newHostKey();
            server.start();
            Files.writeString(knownHosts(), "[127.0.0.1]:" + server.getPort() + " " + host);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the host key; the known-hosts file keeps the old one. */
    String newHostKey() {
        Path file = folder.resolve("host_key");
        String open = newKey(file);
        server.setKeyPairProvider(new FileKeyPairProvider(file));
        return open;
    }

    /** @return the public key as authorized_keys and known_hosts have it */
    static String newKey(Path file) {
        try {
            KeyPair pair = KeyPair.genKeyPair(new JSch(), KeyPair.ED25519);
            ByteArrayOutputStream closed = new ByteArrayOutputStream();
            pair.writeOpenSSHv1PrivateKey(closed, null);
            Files.write(file, closed.toByteArray());
            ByteArrayOutputStream open = new ByteArrayOutputStream();
            pair.writePublicKey(open, "test");
            return open.toString(StandardCharsets.US_ASCII);
        } catch (JSchException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path identity() {
        return folder.resolve("identity");
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    SshAddress address() {
        return addressWith(List.of(identity()));
    }

    SshAddress addressWith(List<Path> identities) {
        return new SshAddress("root", "127.0.0.1", server.getPort(), identities, knownHosts());
    }

    /** Cuts every connection. */
    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
