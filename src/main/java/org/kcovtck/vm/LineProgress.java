/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** For logs: a line a phase, and one every 15 seconds while objects are built. */
final class LineProgress implements BuildProgress {
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final String kernel;
    private final PrintStream out;
    private final Instant begin = Instant.now();
    private Instant last = begin;
    private String phase = "";

    LineProgress(String kernel, PrintStream out) {
        this.kernel = kernel;
        this.out = out;
    }

    @Override
    public void phase(String name) {
        phase = name;
        print("");
    }

    @Override
    public void objects(int built, int expected) {
        if (Duration.between(last, Instant.now()).compareTo(PAUSE) >= 0) {
            print(", " + built + " of about " + expected + " objects");
        }
    }

    @Override
    public void close() {
        if (!phase.isEmpty()) {
            print(" ended");
        }
    }

    private void print(String detail) {
        last = Instant.now();
        long seconds = Duration.between(begin, last).toSeconds();
        out.printf("%s: %s%s, %d:%02d%n", kernel, phase, detail, seconds / 60, seconds % 60);
    }
}
