/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** For a terminal: a bar a phase, which shows the time by itself. */
final class BarProgress implements BuildProgress {
    private static final int UNKNOWN = -1;

    private final String kernel;
    private ProgressBar bar;

    BarProgress(String kernel) {
        this.kernel = kernel;
    }

    @Override
    public void phase(String name) {
        close();
        bar = new ProgressBarBuilder()
                .setTaskName(kernel + " " + name)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .setInitialMax(UNKNOWN)
                .build();
    }

    @Override
    public void objects(int built, int expected) {
        bar.maxHint(Math.max(built, expected));
        bar.stepTo(built);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
