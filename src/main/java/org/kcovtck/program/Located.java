/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kcovtck.harness.Check;
import org.kcovtck.harness.Step;
import org.kcovtck.harness.Step.Performed;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Outcome;

/**
 * A check and where what it compares came from.
 *
 * @param step the number of the step
 * @param operation the number of the operation in its script
 * @param word of a load, where the value stands; -1 for the outcome's value, or all of the words
 * @param before of {@link Check.OfChange}: where the earlier words came from
 * @param bare whether the words are entries without a count before them
 */
record Located(Check check, int step, int operation, int word, Optional<Located> before, boolean bare) {
    private static final int ALL = -1;
    /** How many steps ago a compared number may have been read. */
    private static final int MEMORY = 8;

    /** Empty when what the check compares was not read by an operation as it is. */
    static Optional<Located> of(List<Step> steps, int at, Check check) {
        if (check instanceof Check.OfOutcome of) {
            return ofOutcome(steps, at, check, of.outcome());
        } else if (check instanceof Check.OfValue of) {
            return ofValue(steps, at, of);
        } else if (check instanceof Check.OfWords of) {
            return ofCoverage(steps, at, check, of.coverage());
        } else if (check instanceof Check.OfPcs of) {
            return ofCoverage(steps, at, check, of.coverage());
        } else if (check instanceof Check.OfComparisons of) {
            return ofCoverage(steps, at, check, of.coverage());
        }
        Check.OfChange of = (Check.OfChange) check;
        Optional<Located> after = ofCoverage(steps, at, check, of.coverage());
        return after.flatMap(found -> ofCoverage(steps, found.step - 1, check, of.before())
                .or(() -> ofCoverage(steps, found.step, check, of.before()))
                .map(before -> new Located(check, found.step, found.operation, ALL, Optional.of(before), found.bare)));
    }

    private static Optional<Located> ofOutcome(List<Step> steps, int at, Check check, Outcome outcome) {
        Performed step = (Performed) steps.get(at);
        for (int i = 0; i < step.outcomes().size(); i++) {
            if (step.outcomes().get(i) == outcome) {
                return Optional.of(new Located(check, at, i, ALL, Optional.empty(), false));
            }
        }
        return Optional.empty();
    }

    private static Optional<Located> ofValue(List<Step> steps, int at, Check.OfValue check) {
        for (int back = at; back >= Math.max(0, at - MEMORY); back--) {
            if (!(steps.get(back) instanceof Performed step)) {
                continue;
            }
            for (int i = step.outcomes().size() - 1; i >= 0; i--) {
                Outcome outcome = step.outcomes().get(i);
                if (outcome.operation() instanceof Read && isText(outcome, check.actual())) {
                    return Optional.of(new Located(check, back, i, ALL, Optional.empty(), false));
                }
                if (!(outcome.operation() instanceof Load)) {
                    continue;
                }
                int word = word(outcome.words(), check);
                if (word >= 0) {
                    return Optional.of(new Located(check, back, i, word, Optional.empty(), false));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a file has this number as text. */
    private static boolean isText(Outcome read, long number) {
        String text = new String(read.data(), 0, (int) Math.max(0, read.value()), StandardCharsets.US_ASCII).strip();
        try {
            return Long.decode(text) == number;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Which word it is; nobody knows when there are several of that value and the name does not say. */
    private static int word(long[] words, Check.OfValue check) {
        String name = check.what();
        if (name.endsWith("count") && words.length > 0 && words[0] == check.actual()) {
            return 0;
        }
        if (name.matches("word \\d+")) {
            int word = Integer.parseInt(name.substring("word ".length()));
            if (word < words.length && words[word] == check.actual()) {
                return word;
            }
        }
        long[] found =
                Arrays.stream(words).filter(word -> word == check.actual()).toArray();
        for (int i = 0; found.length == 1 && i < words.length; i++) {
            if (words[i] == check.actual()) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<Located> ofCoverage(List<Step> steps, int at, Check check, Coverage coverage) {
        long[] words = coverage.words();
        long[] entries = words.length == 0 ? words : Arrays.copyOfRange(words, 1, words.length);
        for (int back = at; back >= 0; back--) {
            if (!(steps.get(back) instanceof Performed step)) {
                continue;
            }
            for (int i = step.outcomes().size() - 1; i >= 0; i--) {
                Outcome outcome = step.outcomes().get(i);
                if (outcome.operation() instanceof Load && Arrays.equals(outcome.words(), words)) {
                    return Optional.of(new Located(check, back, i, ALL, Optional.empty(), false));
                }
                if (outcome.operation() instanceof Load && Arrays.equals(outcome.words(), entries)) {
                    return Optional.of(new Located(check, back, i, ALL, Optional.empty(), true));
                }
            }
        }
        return Optional.empty();
    }
}
