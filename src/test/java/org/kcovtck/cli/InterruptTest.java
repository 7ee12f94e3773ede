/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Ctrl-C does while a run goes on. */
class InterruptTest {
    private final List<String> done = new CopyOnWriteArrayList<>();

    private final PrintStream err = System.err;

    @BeforeEach
    void keepTheBuildsLogClean() {
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    }

    @AfterEach
    void restore() {
        System.setErr(err);
    }

    @Test
    void whatGoesOnIsStoppedAndWaitedFor() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Interrupt interrupt = interrupt(stopped::countDown, Duration.ofDays(1));
        Thread signal = new Thread(() -> {
            interrupt.interrupted();
            done.add("let go");
        });
        signal.start();
        stopped.await();

        done.add("written");
        interrupt.close();
        signal.join();

        assertThat(done).containsExactly("written", "let go");
    }

    @Test
    void whatDoesNotEndIsNotWaitedForForever() {
        Interrupt interrupt = interrupt(() -> done.add("stopped"), Duration.ZERO);

        interrupt.interrupted();
        interrupt.close();

        assertThat(done).containsExactly("stopped", "saved");
    }

    private Interrupt interrupt(Runnable stop, Duration patience) {
        Interrupt interrupt = new Interrupt();
        interrupt.during(new Interrupt.Work("waiting", stop, () -> done.add("saved"), patience));
        return interrupt;
    }
}
