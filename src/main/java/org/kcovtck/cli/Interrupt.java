/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While it is open, Ctrl-C does not end the JVM at once: it stops what goes on, and waits until this is closed. When that
 * takes too long it saves what there is.
 */
final class Interrupt implements AutoCloseable {
    private final Runnable stop;
    private final Runnable save;
    private final Duration patience;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupted);

    Interrupt(Runnable stop, Runnable save, Duration patience) {
        this.stop = stop;
        this.save = save;
        this.patience = patience;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** What Ctrl-C does. */
    void interrupted() {
        stop.run();
        System.err.println("kcov-tck: interrupted: waiting for the test that runs");
        if (!isClosedInTime()) {
            System.err.println("kcov-tck: the test that runs does not end: it is left out of the results");
            save.run();
        }
    }

    private boolean isClosedInTime() {
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
