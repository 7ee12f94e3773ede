/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.errors.BrokenException;

@Timeout(30)
class UnreachableHostTest {
    @TempDir
    private Path folder;

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThatThrownBy(() -> connect("127.0.0.1", port, Duration.ofSeconds(20)))
                .isInstanceOf(BrokenException.class)
                .hasMessage("ssh://root@127.0.0.1:" + port + ": nothing answers there (Connection refused): is the VM"
                        + " running, and sshd in it?");
    }

    @Test
    void aHostWhoseNameIsUnknown() {
        assertThatThrownBy(() -> connect("no-such-host.invalid", 22, Duration.ofSeconds(20)))
                .isInstanceOf(BrokenException.class)
                .hasMessage("ssh://root@no-such-host.invalid:22: there is no host of this name");
    }

    @Test
    void aServerThatSaysNothingIsWaitedForAsLongAsToldTo() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> connect("127.0.0.1", silent.getLocalPort(), Duration.ofSeconds(1)))
                    .isInstanceOf(BrokenException.class)
                    .hasMessage("ssh://root@127.0.0.1:" + silent.getLocalPort()
                            + ": nothing answers there (Read timed out): is the VM running, and sshd in it?");
        }
    }

    @Test
    void aServerThatHangsUp() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread hangingUp = new Thread(() -> {
                try {
                    rude.accept().close();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            hangingUp.start();

            assertThatThrownBy(() -> connect("127.0.0.1", rude.getLocalPort(), Duration.ofSeconds(20)))
                    .isInstanceOf(BrokenException.class)
                    .hasMessage("ssh://root@127.0.0.1:" + rude.getLocalPort()
                            + ": it hangs up at once: is it sshd that listens there?");
        }
    }

    private void connect(String host, int port, Duration patience) {
        Path identity = folder.resolve("identity");
        EmbeddedSshd.newKey(identity);
        SshAddress address = new SshAddress("root", host, port, List.of(identity), folder.resolve("known_hosts"));
        SshSession.connect(address, HostKeyChecking.YES, patience).close();
    }
}
