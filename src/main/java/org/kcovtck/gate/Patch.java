/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A unified diff, as {@code diff -u} and git write it. */
public record Patch(List<Hunk> hunks) {
    private static final Pattern NEW_FILE = Pattern.compile("\\+\\+\\+ (?:[^/\\s]+/)?(\\S+).*");
    private static final Pattern OLD_FILE = Pattern.compile("--- (?:[^/\\s]+/)?(\\S+).*");
    private static final Pattern HEADER = Pattern.compile("@@ -\\d+(?:,(\\d+))? \\+\\d+(?:,(\\d+))? @@.*");
    private static final String NO_FILE = "/dev/null";

    /** Nothing. */
    public static final Patch NONE = new Patch(List.of());

    /**
     * A place that is changed.
     *
     * @param lines with the sign that each begins with
     */
    record Hunk(String file, List<String> lines) {
        /** What was there before, with what is around it. */
        String before() {
            return without('+');
        }

        String after() {
            return without('-');
        }

        /** The lines that go or come, with their signs. */
        List<String> changed() {
            return lines.stream().filter(line -> !line.startsWith(" ")).toList();
        }

        private String without(char sign) {
            StringBuilder text = new StringBuilder();
            lines.stream()
                    .filter(line -> line.charAt(0) != sign)
                    .forEach(line -> text.append(line, 1, line.length()).append('\n'));
            return text.toString();
        }
    }

    /** Reads a diff; what is before, between and behind the hunks is of no interest. */
    public static Patch of(String text) {
        List<Hunk> hunks = new ArrayList<>();
        String file = "";
        int before = 0;
        int after = 0;
        // patch(1) takes a diff whose lines end as on Windows, too.
        for (String line : text.split("\r?\n", -1)) {
            if (before > 0 || after > 0) {
                String whole = line.isEmpty() ? " " : line;
                before -= whole.charAt(0) == ' ' || whole.charAt(0) == '-' ? 1 : 0;
                after -= whole.charAt(0) == ' ' || whole.charAt(0) == '+' ? 1 : 0;
                if (whole.charAt(0) != '\\') {
                    hunks.get(hunks.size() - 1).lines().add(whole);
                }
                continue;
            }
            Matcher header = HEADER.matcher(line);
            if (header.matches()) {
                before = count(header.group(1));
                after = count(header.group(2));
                hunks.add(new Hunk(file, new ArrayList<>()));
            } else {
                file = file(line, file);
            }
        }
        return new Patch(hunks);
    }

    private static int count(String group) {
        return group == null ? 1 : Integer.parseInt(group);
    }

    private static String file(String line, String before) {
        Matcher old = OLD_FILE.matcher(line);
        if (old.matches() && !old.group(1).equals(NO_FILE)) {
            return old.group(1);
        }
        Matcher now = NEW_FILE.matcher(line);
        return now.matches() && !now.group(1).equals(NO_FILE) ? now.group(1) : before;
    }

    /** The files that it touches, each once. */
    public List<String> files() {
        return hunks.stream().map(Hunk::file).distinct().toList();
    }

    /** With the hunks of another behind these. */
    public Patch and(Patch other) {
        List<Hunk> all = new ArrayList<>(hunks);
        all.addAll(other.hunks);
        return new Patch(all);
    }
}
