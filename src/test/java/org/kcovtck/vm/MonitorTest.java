/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorTest {
    private static final String GREETING = "{\"QMP\": {\"version\": {}}}\r\n{\"return\": {}}\r\n";

    @TempDir
    private Path folder;

    private Path socket;
    private ServerSocketChannel qemu;

    @BeforeEach
    void listen() throws IOException {
        socket = folder.resolve("monitor.sock");
        qemu = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
    }

    @AfterEach
    void close() throws IOException {
        qemu.close();
    }

    @Test
    void eventsBeforeTheAnswerAreNotTheAnswer() throws IOException {
        answer(GREETING + "{\"event\": \"RESET\"}\r\n{\"return\": \"Hub -1\\r\\n\"}\r\n");
        try (Monitor monitor = Monitor.connect(socket)) {
            assertThat(monitor.human("info usernet")).isEqualTo("Hub -1\r\n");
        }
    }

    @Test
    void aRefusalIsAnErrorThatSaysWhy() throws IOException {
        answer(GREETING + "{\"error\": {\"class\": \"GenericError\", \"desc\": \"no such command\"}}\r\n");
        try (Monitor monitor = Monitor.connect(socket)) {
            assertThatThrownBy(() -> monitor.human("x")).hasMessageContaining("no such command");
        }
    }

    @Test
    void aQemuThatEndsIsAnError() throws IOException {
        answer(GREETING);
        try (Monitor monitor = Monitor.connect(socket)) {
            assertThatThrownBy(monitor::quit).isInstanceOf(IOException.class);
        }
    }

    /** Says all at once and hangs up only when it has been read, by ending its own side of the connection. */
    private void answer(String text) {
        Thread thread = new Thread(() -> {
            try (SocketChannel peer = qemu.accept()) {
                peer.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                peer.shutdownOutput();
                ByteBuffer requests = ByteBuffer.allocate(4096);
                while (peer.read(requests) >= 0) {
                    requests.clear();
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
