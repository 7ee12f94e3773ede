/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a running kernel build says: how far it is, and why it failed. */
final class MakeLog {
    private static final int SHOWN = 5;
    private static final Pattern OBJECT = Pattern.compile("  (CC|AS|LD|HOSTCC|HOSTLD) .*");
    private static final Pattern ERROR =
            Pattern.compile("\\S+:\\d+:(\\d+:)? (fatal )?error: .*|.*(undefined reference to|ld: |\\berror:).*");
    private static final Pattern WARNING =
            Pattern.compile("(?:\\S*/source/|(?:\\.\\./)*)(\\S+?):\\d+:(?:\\d+:)? (warning: .*)");
    private static final Pattern KILLED = Pattern.compile(
            "(Killed|Terminated) signal terminated program|signal (9|15)\\b|\\b(Killed|Terminated)$|Error (137|143)"
                    + "|\\bout of memory\\b|virtual memory exhausted|Cannot allocate memory");
    private static final Pattern ABOUT_SOURCE = Pattern.compile("^(\\s*\\d* *\\||\\S+:\\d+:)");
    private static final Pattern GIVEN_UP = Pattern.compile(".*\\*\\*\\* .*");

    private final List<String> errors = new ArrayList<>();
    private final List<String> endings = new ArrayList<>();
    private int objects;
    private boolean diskFull;
    private boolean killed;

    void line(String line) {
        if (OBJECT.matcher(line).matches()) {
            objects++;
        } else if (line.contains(DiskFull.ERROR)) {
            diskFull = true;
        } else if (KILLED.matcher(line).find() && !ABOUT_SOURCE.matcher(line).find()) {
            killed = true;
            errors.add(line);
        } else if (GIVEN_UP.matcher(line).matches()) {
            endings.add(line);
        } else if (ERROR.matcher(line).matches()) {
            errors.add(line);
        }
    }

    /** A compiler's warning without the line that it is of, which moves with every change. */
    static Optional<String> warning(String line) {
        Matcher matcher = WARNING.matcher(line);
        return matcher.matches() ? Optional.of(matcher.group(1) + ": " + matcher.group(2)) : Optional.empty();
    }

    int objects() {
        return objects;
    }

    boolean diskFull() {
        return diskFull;
    }

    /** Whether a compiler or a linker was ended from outside, as it happens when memory is short. */
    boolean killed() {
        return killed;
    }

    /** The first errors of compiler and linker, or else what make itself complained of. */
    List<String> firstErrors() {
        Stream<String> lines = (errors.isEmpty() ? endings : errors).stream();
        return lines.map(String::strip).limit(SHOWN).toList();
    }
}
