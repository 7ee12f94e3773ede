/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * Reads a VM's console as it is printed, until the VM is ready. QEMU connects to this, not the other way: so there is
 * no moment at which its socket is not there yet, and nothing is printed that nobody reads.
 */
final class ConsoleWatch implements AutoCloseable {
    static final String READY = "kcov-tck: ready";
    static final String NO_SERVER = "kcov-tck: no SSH server";
    private static final String PANIC = "Kernel panic - not syncing";

    /** The kernel has said that it panics. */
    static final class Panic extends IOException {
        private static final long serialVersionUID = 1;

        Panic() {
            super("the kernel panicked");
        }
    }

    private final ServerSocketChannel server;
    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private ConsoleWatch(ServerSocketChannel server) {
        this.server = server;
    }

    static ConsoleWatch listen(Path socket) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        ConsoleWatch watch = new ConsoleWatch(server);
        Thread reader = new Thread(watch::read, "console");
        reader.setDaemon(true);
        reader.start();
        return watch;
    }

    /** Completes when QEMU has connected, which it does once its control socket listens. */
    CompletableFuture<Void> connected() {
        return connected;
    }

    /**
     * Completes when the VM says that its SSH server listens; fails when it says or shows that it never will, with a {@link
     * Panic} or, if it has ended without a word, an {@link EOFException}.
     */
    CompletableFuture<Void> ready() {
        return ready;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            fail("the console's socket does not close: " + e);
        }
    }

    private void read() {
        try (SocketChannel console = server.accept()) {
            connected.complete(null);
            ByteBuffer bytes = ByteBuffer.allocate(8192);
            StringBuilder line = new StringBuilder();
            while (!ready.isDone() && console.read(bytes) >= 0) {
                line.append(StandardCharsets.ISO_8859_1.decode(bytes.flip()));
                bytes.clear();
                judge(line);
                // What is left is a line that has only begun.
                line.delete(0, line.lastIndexOf("\n") + 1);
            }
            fail(new EOFException("the VM ended"));
        } catch (IOException e) {
            fail("the console is lost: " + e);
        }
    }

    private void judge(CharSequence text) {
        String said = text.toString();
        if (said.contains(READY)) {
            ready.complete(null);
        } else if (said.contains(PANIC)) {
            fail(new Panic());
        } else if (said.contains(NO_SERVER)) {
            fail("the SSH server did not start");
        }
    }

    private void fail(String reason) {
        fail(new IOException(reason));
    }

    private void fail(IOException end) {
        connected.completeExceptionally(end);
        ready.completeExceptionally(end);
    }
}
