/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kcovtck.harness.Verdict;
import org.kcovtck.rules.Rule;

/**
 * A rule on every target of a matrix.
 *
 * @param cells in the order of the columns; empty where the run did not come to the rule
 */
public record Row(Rule rule, List<Optional<Judgement>> cells, Explanation explanation) {
    private static final String NONE = "no verdict";

    /** Whether the targets do not all have the same verdict. */
    public boolean differs() {
        return cells.stream()
                        .map(cell -> cell.map(Judgement::verdict))
                        .distinct()
                        .count()
                > 1;
    }

    /** Whether there is anything to say: the targets differ, or what they have in common is wrong. */
    boolean isTold() {
        return differs() || !explanation.complete() || has(Verdict.BROKEN);
    }

    private boolean has(Verdict verdict) {
        return cells.stream().flatMap(Optional::stream).anyMatch(cell -> cell.verdict() == verdict);
    }

    /** The verdicts as they are printed, in the order of the columns. */
    List<String> verdicts() {
        return cells.stream().map(Row::verdict).toList();
    }

    static String verdict(Optional<Judgement> cell) {
        return cell.map(judgement -> judgement.verdict().text()).orElse(NONE);
    }

    /** Whether this is how a verdict is printed. */
    static boolean isVerdict(String text) {
        return text.equals(NONE)
                || Arrays.stream(Verdict.values())
                        .anyMatch(verdict -> verdict.text().equals(text));
    }
}
