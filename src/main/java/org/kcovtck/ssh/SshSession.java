/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;

/** An authenticated SSH connection to a host whose key was checked. */
public final class SshSession implements AutoCloseable {
    private static final int KEEPALIVE_MILLIS = 10_000;
    private static final int KEEPALIVES_MISSED = 3;

    private final SshAddress address;
    private final Session session;
    private final Duration patience;

    private SshSession(SshAddress address, Session session, Duration patience) {
        this.address = address;
        this.session = session;
        this.patience = patience;
    }

    /**
     * @param patience for each of: the connection, the handshake, the authentication, a {@link #run}
     * @throws UsageException when a key file cannot be read
     * @throws BrokenException when the host cannot be reached, is not the one it should be, or does not let us in
     */
    public static SshSession connect(SshAddress address, HostKeyChecking checking, Duration patience) {
        JSch jsch = new JSch();
        readKeys(jsch, address);
        if (checking == HostKeyChecking.ACCEPT_NEW) {
            jsch.setHostKeyRepository(new HostKeys(jsch, address.knownHosts()));
        }
        try {
            Session session = jsch.getSession(address.user(), address.host(), address.port());
            session.setConfig("StrictHostKeyChecking", "yes");
            session.setConfig("PreferredAuthentications", "publickey");
            session.setServerAliveInterval(KEEPALIVE_MILLIS);
            session.setServerAliveCountMax(KEEPALIVES_MISSED);
            session.setDaemonThread(true);
            session.connect((int) patience.toMillis());
            return new SshSession(address, session, patience);
        } catch (JSchException e) {
            throw SshFailure.of(address, e);
        }
    }

    private static void readKeys(JSch jsch, SshAddress address) {
        for (Path identity : address.identities()) {
            try {
                jsch.addIdentity(identity.toString());
            } catch (JSchException e) {
                throw new UsageException(
                        "the identity " + identity + " is not a readable private key: name another with --identity", e);
            }
        }
        leaveOutEncrypted(jsch, address);
        readKnownHosts(jsch, address.knownHosts());
    }

    /** A file that is not there knows nobody. jsch takes one that it cannot read for that, too. */
    private static void readKnownHosts(JSch jsch, Path file) {
        try {
            if (Files.isDirectory(file) || Files.exists(file) && !Files.isReadable(file)) {
                throw new UsageException("the known-hosts file " + file + " cannot be read");
            }
            jsch.setKnownHosts(file.toString());
        } catch (JSchException e) {
            throw new UsageException("the known-hosts file " + file + " cannot be read", e);
        }
    }

    /** Nobody is asked for a passphrase, and jsch gives up at the first key that has one. */
    private static void leaveOutEncrypted(JSch jsch, SshAddress address) {
        IdentityRepository keys = jsch.getIdentityRepository();
        List<Identity> encrypted =
                keys.getIdentities().stream().filter(Identity::isEncrypted).toList();
        if (encrypted.size() == keys.getIdentities().size()) {
            throw new UsageException(
                    address.identities() + ": encrypted, and no passphrase is asked for: name another with --identity");
        }
        encrypted.forEach(key -> keys.remove(key.getPublicKeyBlob()));
    }

    /** A channel for this command, not connected yet. */
    ChannelExec command(String command) throws JSchException {
        ChannelExec channel = (ChannelExec) session.openChannel("exec");
        channel.setCommand(command);
        return channel;
    }

    /**
     * Runs a command that is short in time and in output, and prints something when it works.
     *
     * @return its standard output, without white space at the end
     * @throws BrokenException when it does not end, or prints nothing: with what it wrote to standard error
     */
    public String run(String command) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        CompletableFuture<String> errors = new CompletableFuture<>();
        try {
            ChannelExec channel = command(command);
            channel.setOutputStream(output);
            channel.setErrStream(new ErrorText(errors::complete));
            channel.connect((int) patience.toMillis());
            String said = errors.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            String text = output.toString(StandardCharsets.UTF_8).stripTrailing();
            if (text.isEmpty()) {
                throw new BrokenException("`" + command + "` prints nothing on " + address.url() + ": " + said);
            }
            return text;
        } catch (TimeoutException e) {
            throw new BrokenException(
                    String.format(
                            "`%s` does not end on %s within %d s: does it work in an ssh session of your own?",
                            command, address.url(), patience.toSeconds()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenException("interrupted while `" + command + "` ran on " + address.url(), e);
        } catch (JSchException | ExecutionException e) {
            throw new BrokenException(
                    "`" + command + "` could not be run on " + address.url() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        session.disconnect();
    }
}
