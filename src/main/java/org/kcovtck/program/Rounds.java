/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Statements that are repeated become a loop. */
final class Rounds {
    private static final int LONGEST = 16;
    private static final int WORTH_A_LOOP = 3;

    private Rounds() {}

    static List<String> of(List<String> lines) {
        List<String> result = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            int length = 1;
            int times = 1;
            for (int each = 1; each <= LONGEST && times == 1; each++) {
                int found = times(lines, at, each);
                if (found >= WORTH_A_LOOP && !lines.get(at + each - 1).startsWith("for ")) {
                    length = each;
                    times = found;
                }
            }
            List<String> round = lines.subList(at, at + length);
            if (times == 1) {
                result.addAll(round);
            } else {
                result.add("for (int round = 0; round < " + times + "; round++) {");
                round.forEach(line -> result.add("\t" + line));
                result.add("}");
            }
            at += length * times;
        }
        return result;
    }

    private static int times(List<String> lines, int at, int length) {
        int times = 1;
        while (at + (times + 1) * length <= lines.size()
                && lines.subList(at, at + length)
                        .equals(lines.subList(at + times * length, at + (times + 1) * length))) {
            times++;
        }
        return times;
    }

    /** With one more tab before each. */
    static List<String> indented(List<String> lines) {
        return lines.isEmpty()
                ? Collections.emptyList()
                : lines.stream().map(line -> "\t" + line).toList();
    }
}
