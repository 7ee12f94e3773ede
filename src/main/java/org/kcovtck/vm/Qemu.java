/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a QEMU: by asking, and when it does not answer, by force. */
final class Qemu {
    private static final int PATIENCE_SECONDS = 3;

    private Qemu() {}

    /** When this returns the process is gone. */
    static void end(ProcessHandle process, Path monitor) {
        if (!process.isAlive()) {
            return;
        }
        try (Monitor control = Monitor.connect(monitor)) {
            control.quit();
        } catch (IOException e) {
            // It may be on its way out already, or stuck: both are settled below.
            process.destroy();
        }
        if (!ended(process)) {
            process.destroyForcibly();
            ended(process);
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
