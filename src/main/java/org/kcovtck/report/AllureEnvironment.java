/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.stream.Collectors;
import org.kcovtck.errors.Visible;
import org.kcovtck.harness.RunResult;

/** What Allure shows as "Environment". It has one such file for all results, so each target is one property in it. */
record AllureEnvironment(Path file) {
    /** Puts the target of this run in; runs that end at the same time wait for each other. */
    void add(RunResult run) throws IOException {
        Path lock = file.resolveSibling("." + file.getFileName() + ".lock");
        // A file lock keeps other processes out, not other threads of this one.
        synchronized (AllureEnvironment.class) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock(); // until the channel is closed
                Properties targets = read();
                targets.setProperty(
                        Visible.line(run.target()),
                        Visible.line("kernel " + run.release() + ", profile " + run.profile()));
                ReportFile.write(file, text(targets));
            }
        }
    }

    /** A file that is missing or spoilt is begun anew. */
    private Properties read() {
        Properties targets = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            targets.load(in);
        } catch (IOException | IllegalArgumentException e) {
            targets.clear();
        }
        return targets;
    }

    /** Sorted, and without the date that Java puts at the top. */
    private static String text(Properties targets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            targets.store(bytes, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
