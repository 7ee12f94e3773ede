/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.List;

/** Statements of which a few are repeated again and again, as a loop. */
final class Rounds {
    private static final int LONGEST = 8;
    private static final int LEAST = 3;

    private Rounds() {}

    static List<String> of(List<String> statements) {
        List<String> out = new ArrayList<>();
        int at = 0;
        while (at < statements.size()) {
            int length = 0;
            int times = 1;
            for (int candidate = 1; candidate <= LONGEST; candidate++) {
                int count = times(statements, at, candidate);
                if (count >= LEAST && count * candidate > times * length) {
                    length = candidate;
                    times = count;
                }
            }
            if (length == 0) {
                out.add(statements.get(at++));
            } else {
                out.add("for (n = 0; n < " + times + "; n++) {");
                statements.subList(at, at + length).forEach(statement -> out.add("\t" + statement));
                out.add("}");
                at += length * times;
            }
        }
        return out;
    }

    private static int times(List<String> statements, int at, int length) {
        int times = 0;
        while (at + (times + 1) * length <= statements.size()
                && statements
                        .subList(at, at + length)
                        .equals(statements.subList(at + times * length, at + (times + 1) * length))) {
            times++;
        }
        return times;
    }
}
