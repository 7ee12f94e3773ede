/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleWatchTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private ConsoleWatch watch;
    private SocketChannel guest;

    @BeforeEach
    void connect() throws IOException {
        Path socket = folder.resolve("console.sock");
        watch = ConsoleWatch.listen(socket);
        guest = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    }

    @AfterEach
    void disconnect() throws IOException {
        guest.close();
        watch.close();
    }

    @Test
    void aMarkerInTwoPiecesIsStillTheMarker() throws IOException {
        print("noise\r\nkcov-tck: re");
        assertThat(watch.connected()).succeedsWithin(SOON);
        assertThat(watch.ready()).isNotDone();
        print("ady\r\n");
        assertThat(watch.ready()).succeedsWithin(SOON);
    }

    @Test
    void aPanicIsNoticedWhileTheVmStillRuns() throws IOException {
        print("[    0.4] Kernel panic - not syncing: no init\r\n");
        assertThat(watch.ready())
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(ConsoleWatch.Panic.class)
                .withMessageContaining("the kernel panicked");
    }

    @Test
    void theEndOfTheConsoleIsTheEndOfTheVm() throws IOException {
        guest.close();
        assertThat(watch.ready()).failsWithin(SOON).withThrowableThat().withMessageContaining("the VM ended");
    }

    @Test
    void aQemuThatNeverConnectsIsGivenUp() throws IOException {
        ConsoleWatch lonely = ConsoleWatch.listen(folder.resolve("other.sock"));
        lonely.close();
        assertThat(lonely.connected()).failsWithin(SOON);
    }

    private void print(String text) throws IOException {
        guest.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
