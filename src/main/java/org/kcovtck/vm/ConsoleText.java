/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.Visible;

/** A console log as people may see it: a guest can print what would command their terminal. */
final class ConsoleText {
    private static final int ENOUGH_BYTES = 64 * 1024;
    /** A guest can print without end; this is more than anybody reads. */
    private static final int MOST_BYTES = 1024 * 1024;

    private ConsoleText() {}

    /** The last lines of a log; none when there is no log. */
    static List<String> tail(Path log, int lines) {
        if (!Files.exists(log)) {
            return List.of();
        }
        try {
            List<String> all = visible(end(log, ENOUGH_BYTES));
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of("(cannot read " + log + ": " + e.getMessage() + ")");
        }
    }

    /** All lines of a log; of one that is too long the last ones, after a line that says so. */
    static List<String> whole(Path log) {
        try {
            long left = Files.size(log) - MOST_BYTES;
            List<String> lines = visible(end(log, MOST_BYTES));
            String first = "(" + left + " bytes before this are left out; all is in " + log + ")";
            return left <= 0
                    ? lines
                    : Stream.concat(Stream.of(first), lines.stream()).toList();
        } catch (IOException e) {
            throw new BrokenException("cannot read " + log + ": " + e.getMessage(), e);
        }
    }

    private static String end(Path log, int most) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long size = file.length();
            byte[] bytes = new byte[(int) Math.min(size, most)];
            file.seek(size - bytes.length);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The lines of a text with every control and formatting character but the tab spelled out. */
    static List<String> visible(String text) {
        return text.lines()
                .map(String::stripTrailing)
                .map(ConsoleText::visibleLine)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String visibleLine(String line) {
        return Arrays.stream(line.split("\t", -1)).map(Visible::characters).collect(Collectors.joining("\t"));
    }
}
