/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The process of a QEMU, which may not be a child of this JVM. */
final class Qemu {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LOOK_EVERY_MS = 5;

    private Qemu() {}

    /** Whether it runs; in a container without an init, one that has ended may stay a zombie for ever. */
    static boolean runs(ProcessHandle process) {
        try {
            return process.isAlive()
                    && !Files.readString(Path.of("/proc", process.pid() + "", "stat"))
                            .contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks it to end, and when it does not, forces it. When this returns it is gone. */
    static void end(ProcessHandle process, Path monitor) {
        if (!runs(process)) {
            return;
        }
        try (Monitor control = Monitor.connect(monitor)) {
            control.quit();
        } catch (IOException e) {
            // It may be on its way out already, or stuck: both are settled below.
            process.destroy();
        }
        if (!ends(process)) {
            process.destroyForcibly();
            ends(process);
        }
    }

    /** Looks again and again: for a process that is no child of ours, onExit does so too, but only every second. */
    private static boolean ends(ProcessHandle process) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (runs(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(LOOK_EVERY_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
