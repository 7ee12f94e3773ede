/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Processes that end with this JVM, with all that they started: a {@code make} leaves compilers behind otherwise. */
final class Children {
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    private static volatile boolean shuttingDown;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            shuttingDown = true;
            RUNNING.forEach(Children::end);
        }));
    }

    private Children() {}

    /** A process that is ended when this is closed, if it still runs then. */
    record Owned(Process process) implements AutoCloseable {
        /** Lets the process outlive this JVM. */
        void release() {
            RUNNING.remove(process);
        }

        @Override
        public void close() {
            RUNNING.remove(process);
            if (process.isAlive()) {
                end(process);
            }
        }
    }

    /** Whether this JVM is ending, so that a child's failure is our doing. */
    static boolean areBeingEnded() {
        return shuttingDown;
    }

    /** A process that is started while this JVM ends is ended at once. */
    static Owned own(Process process) {
        RUNNING.add(process);
        if (shuttingDown) {
            end(process); // the hook may have passed before it was added
        }
        return new Owned(process);
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
