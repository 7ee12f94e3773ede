/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While it is open, Ctrl-C does not end the JVM at once: it stops what goes on, waits until this is closed, and then ends
 * the JVM with {@link ExitStatus#BROKEN}, not with the status of the signal. When that takes too long it saves what there
 * is.
 */
final class Interrupt implements AutoCloseable {
    /** Nothing to stop or to save: a command only has to power off its VM and say why it ends. */
    private static final Work NOTHING = Work.stopping(() -> {});

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end);
    private volatile Work work = NOTHING;

    Interrupt() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * What goes on.
     *
     * @param stop makes it end soon; called once
     * @param save writes what there is, when it has not ended in time
     */
    record Work(String waiting, Runnable stop, Runnable save, Duration patience) {
        /** What ends soon by itself and has nothing to save. */
        static Work stopping(Runnable stop) {
            return new Work("ending", stop, () -> {}, Duration.ofSeconds(10));
        }
    }

    /** From now on this is what goes on. */
    void during(Work next) {
        work = next;
    }

    /** What Ctrl-C does. */
    void interrupted() {
        Work now = work;
        now.stop.run();
        Main.tell("interrupted: " + now.waiting);
        if (!isClosedIn(now.patience)) {
            Main.tell("it does not end: what is not done is left out of the results");
            now.save.run();
        }
    }

    private void end() {
        try {
            interrupted();
        } catch (RuntimeException e) {
            Main.tell(e.getMessage());
        } finally {
            // The signal's own status, 128 and more, is none of those we promise.
            Runtime.getRuntime().halt(ExitStatus.BROKEN);
        }
    }

    private boolean isClosedIn(Duration patience) {
        try {
            return closed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook has just been let go.
        }
    }
}
