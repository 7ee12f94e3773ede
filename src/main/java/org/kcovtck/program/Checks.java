/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kcovtck.harness.Recording.Relation;
import org.kcovtck.harness.Recording.Step;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Outcome;

/** What a test said of its calls and of the words that it loaded, put where those are. */
final class Checks {
    private static final Pattern WORD =
            Pattern.compile("(word|PC|the type of record|operand ([12]) of record|the address of record) (\\d+)");

    private static final int RECORD = 4;

    /**
     * A check in C.
     *
     * @param word the index of what was loaded; negative for what a call returned
     */
    record Check(String what, int word, Relation relation, long bound) {
        /** Whether {@code x} is as it should be. */
        String holds(String x) {
            String to = CText.result(bound);
            return switch (relation) {
                case IS -> x + " == " + to;
                case IS_NOT -> x + " != " + to;
                case ABOVE -> x + " > " + to;
                case BELOW -> x + " < " + to;
                case KERNEL_ADDRESS -> x + " < -1";
            };
        }

        String expected() {
            String to = CText.result(bound);
            return switch (relation) {
                case IS -> to;
                case IS_NOT -> "anything but " + to;
                case ABOVE -> bound == -1 ? "success" : "more than " + to;
                case BELOW -> "less than " + to;
                case KERNEL_ADDRESS -> "an address of the kernel";
            };
        }
    }

    private final Map<Outcome, Check> checks = new IdentityHashMap<>();
    private final Map<Outcome, String> patterns = new IdentityHashMap<>();

    /** The check of an outcome, or null. */
    Check of(Outcome outcome) {
        return checks.get(outcome);
    }

    /** Adds a check that was made behind these steps. */
    void add(List<Step> before, Step check) throws NoProgram {
        if (check instanceof Step.Returned returned) {
            checks.put(
                    returned.outcome(),
                    new Check(returned.outcome().operation().toString(), -1, returned.relation(), returned.bound()));
        } else if (check instanceof Step.Seen seen) {
            Outcome load = lastLoad(before, seen.what());
            checks.put(load, check(seen, load.words(), index(seen.what())));
        } else if (check instanceof Step.Pattern pattern) {
            Outcome load = lastLoad(before, "PCs");
            if (load.words().length < 2 || load.words()[0] != pattern.pcs().length) {
                throw new NoProgram("what it sees is not a buffer that was loaded: the PCs");
            }
            patterns.put(load, pattern.runs());
        }
    }

    /** The PCs that a load has to find, or null. */
    String patternOf(Outcome outcome) {
        return patterns.get(outcome);
    }

    private static Outcome lastLoad(List<Step> before, String what) throws NoProgram {
        for (int i = before.size() - 1; i >= 0; i--) {
            if (before.get(i) instanceof Step.Script script) {
                for (int j = script.outcomes().size() - 1; j >= 0; j--) {
                    Outcome outcome = script.outcomes().get(j);
                    if (outcome.operation() instanceof Load && outcome.succeeded()) {
                        return outcome;
                    }
                }
            }
        }
        throw new NoProgram("what it sees was not loaded: " + what);
    }

    /** What was loaded may begin at word 0, at the first entry, or be the one word. */
    private static Check check(Step.Seen seen, long[] words, int index) throws NoProgram {
        int[] candidates = {index, index - 1, words.length == 1 ? 0 : -1};
        for (int word : candidates) {
            if (word >= 0 && word < words.length && words[word] == seen.value()) {
                return new Check(seen.what(), word, seen.relation(), seen.bound());
            }
        }
        throw new NoProgram("what it sees is not a word that was loaded: " + seen.what());
    }

    private static int index(String what) {
        if (what.equals("the count")) {
            return 0;
        }
        Matcher matcher = WORD.matcher(what);
        if (!matcher.matches()) {
            return -1;
        }
        int number = Integer.parseInt(matcher.group(3));
        return switch (matcher.group(1).charAt(0)) {
            case 'w' -> number;
            case 'P' -> number + 1;
            case 'o' -> 1 + RECORD * number + Integer.parseInt(matcher.group(2));
            default -> matcher.group(1).contains("type") ? 1 + RECORD * number : RECORD + RECORD * number;
        };
    }
}
