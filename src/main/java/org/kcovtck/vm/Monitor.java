/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.kcovtck.errors.BrokenException;

/** A conversation with a running QEMU over its control socket (QMP). */
final class Monitor implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final SocketChannel channel;
    private final ByteBuffer received = ByteBuffer.allocate(64 * 1024).limit(0);

    private Monitor(SocketChannel channel) {
        this.channel = channel;
        // A blocking read has no time limit of its own; closing the channel ends it.
        CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS).execute(this::close);
    }

    static Monitor connect(Path socket) throws IOException {
        Monitor monitor = new Monitor(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
        monitor.line(); // the greeting
        monitor.execute("qmp_capabilities", Map.of());
        return monitor;
    }

    /** Runs a command of QEMU's human monitor and returns what it prints. */
    String human(String command) throws IOException {
        return execute("human-monitor-command", Map.of("command-line", command)).asText();
    }

    /** Asks QEMU to end, and returns when it is doing so: it drops a request whose sender has gone. */
    void quit() throws IOException {
        execute("quit", Map.of());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new BrokenException("cannot close QEMU's control socket", e);
        }
    }

    private JsonNode execute(String command, Map<String, String> arguments) throws IOException {
        send(command, arguments);
        while (true) {
            JsonNode answer = JsonFile.MAPPER.readTree(line());
            if (answer.has("error")) {
                throw new IOException("QEMU refuses " + command + ": "
                        + answer.path("error").path("desc").asText());
            } else if (answer.has("return")) {
                return answer.get("return");
            }
            // Anything else is an event that nobody asked for.
        }
    }

    private void send(String command, Map<String, String> arguments) throws IOException {
        // QMP's end of a request is the end of the object.
        byte[] request = JsonFile.MAPPER.writeValueAsBytes(Map.of("execute", command, "arguments", arguments));
        ByteBuffer bytes = ByteBuffer.wrap(request);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            while (received.hasRemaining()) {
                char next = (char) received.get();
                if (next == '\n') {
                    return line.toString();
                }
                line.append(next);
            }
            received.clear();
            int count = channel.read(received);
            received.flip();
            if (count < 0) {
                throw new IOException("QEMU closed its control socket after: "
                        + line.toString().getBytes(StandardCharsets.UTF_8).length + " bytes");
            }
        }
    }
}
