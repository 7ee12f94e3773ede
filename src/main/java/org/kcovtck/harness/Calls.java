/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.ArrayList;
import java.util.List;

/**
 * The operations of a test as lines, in the order in which they ended. One that is repeated takes one line, a round of
 * a few that is repeated is shown once.
 */
final class Calls {
    private static final int LONGEST_ROUND = 8;

    private final List<String> lines = new ArrayList<>();
    /** What the lines end with, again and again; empty when they do not. */
    private List<String> round = List.of();

    private int times;
    /** How much of a further round there is. */
    private int begun;

    synchronized void add(String line) {
        if (begun < round.size() && line.equals(round.get(begun))) {
            begun++;
            if (begun == round.size()) {
                begun = 0;
                times++;
            }
            return;
        }
        List<String> closed = withRounds(lines);
        lines.clear();
        lines.addAll(closed);
        round = List.of();
        begun = 0;
        lines.add(line);
        for (int length = 1; length <= LONGEST_ROUND && 2 * length <= lines.size(); length++) {
            List<String> end = lines.subList(lines.size() - length, lines.size());
            if (end.equals(lines.subList(lines.size() - 2 * length, lines.size() - length))) {
                round = List.copyOf(end);
                times = 2;
                end.clear();
                return;
            }
        }
    }

    synchronized List<String> lines() {
        return List.copyOf(withRounds(lines));
    }

    /** Lines and what is known of their repetition: how often, and what has begun once more. */
    private List<String> withRounds(List<String> shown) {
        List<String> all = new ArrayList<>(shown);
        if (round.size() == 1) {
            all.set(all.size() - 1, round.get(0) + "  (" + times + " times)");
        } else if (!round.isEmpty()) {
            all.add("(these " + round.size() + ": " + times + " times)");
        }
        all.addAll(round.subList(0, begun));
        return all;
    }
}
