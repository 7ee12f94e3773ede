/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.Optional;
import java.util.Set;
import org.kcovtck.harness.Verdict;
import org.kcovtck.matrix.Judgement;

/**
 * A rule on two kernels.
 *
 * @param base what was said of it on the first; empty where the run did not come to it
 * @param head the same on the second
 * @param expected the verdict on the second that the patch announces, if it does; or that the profile asks for
 */
public record RuleChange(
        String rule, Optional<Judgement> base, Optional<Judgement> head, Change change, Optional<String> expected) {
    private static final String PCS = "the PCs: ";
    /** What is no change that could have been announced. */
    private static final Set<Change> NOTHING = Set.of(Change.SAME, Change.FLAKY, Change.BROKEN);

    static RuleChange of(String rule, Optional<Judgement> base, Optional<Judgement> head, Optional<String> expected) {
        return new RuleChange(rule, base, head, change(base, head), expected);
    }

    private static Change change(Optional<Judgement> base, Optional<Judgement> head) {
        Verdict before = verdict(base);
        Verdict after = verdict(head);
        if (before == Verdict.BROKEN || after == Verdict.BROKEN) {
            return Change.BROKEN;
        } else if (isViolation(before) && isViolation(after)) {
            return isAlike(base.orElseThrow(), head.orElseThrow()) ? Change.SAME : Change.CHANGED;
        } else if (before == after) {
            return Change.SAME;
        } else if (isViolation(after)) {
            return Change.NEW_VIOLATION;
        }
        return isViolation(before) && after == Verdict.CONFORMS ? Change.FIXED : Change.CHANGED;
    }

    /** Whether a rule is violated in one way, as far as that is kept; what is known was compared with what is known of it. */
    private static boolean isAlike(Judgement before, Judgement after) {
        return before.verdict() == after.verdict()
                ? before.verdict() == Verdict.KNOWN || shape(before.why()).equals(shape(after.why()))
                : before.failure().isEmpty()
                        || after.failure().isEmpty()
                        || shape(before.failure()).equals(shape(after.failure()));
    }

    private static boolean isViolation(Verdict verdict) {
        return verdict == Verdict.VIOLATES || verdict == Verdict.KNOWN;
    }

    /** A rule that a run did not come to is as good as broken. */
    private static Verdict verdict(Optional<Judgement> side) {
        return side.map(Judgement::verdict).orElse(Verdict.BROKEN);
    }

    /** The way in which a rule is violated: numbers, and the way of PCs, differ from run to run. */
    private static String shape(String reason) {
        return reason.startsWith(PCS) ? PCS : reason.replaceAll("0x[0-9a-f]+|\\d+", "N");
    }

    /** A rule that is announced, and not in either result. */
    static RuleChange unseen(String rule, String expected) {
        return new RuleChange(rule, Optional.empty(), Optional.empty(), Change.UNSEEN, Optional.of(expected));
    }

    /** The same rule, of which nothing is said since a repetition had another outcome. */
    RuleChange flaky() {
        return new RuleChange(rule, base, head, Change.FLAKY, expected);
    }

    /** The same rule, of which nothing is said since it could not be repeated. */
    RuleChange unconfirmed() {
        return new RuleChange(rule, base, head, Change.BROKEN, expected);
    }

    /** Whether both runs had a verdict, so that it is the repetition that has none. */
    private boolean isUnconfirmed() {
        return change == Change.BROKEN && verdict(base) != Verdict.BROKEN && verdict(head) != Verdict.BROKEN;
    }

    /** Whether it is as the patch announces: it changes so, each time, and not otherwise. */
    public boolean isAsExpected() {
        String after = isViolation(verdict(head)) ? Verdict.VIOLATES.text() : verdictOnHead();
        return expected.map(verdict -> verdict.equals(after) && !NOTHING.contains(change))
                .orElse(!change.isWorse());
    }

    /** What is wrong with it on the second kernel, or was on the first; with what was expected of it, if that is another. */
    public String why() {
        if (isUnconfirmed()) {
            return "the repetition has no verdict on it";
        } else if (change == Change.FLAKY && expected.isPresent()) {
            return "was to become " + expected.get() + " each time, and the repetition says something else";
        }
        String reason = head.filter(side -> side.verdict() != Verdict.CONFORMS)
                .or(() -> base)
                .map(Judgement::why)
                .orElse(change == Change.UNSEEN ? "neither result has it" : "no verdict");
        return expected.isPresent() && !isAsExpected()
                ? "was to become " + expected.get() + (reason.isEmpty() ? "" : ": " + reason)
                : reason;
    }

    /** {@code conforms -> violates}. */
    public String verdicts() {
        return verdictOnBase() + " -> " + verdictOnHead();
    }

    String verdictOnBase() {
        return verdict(base).text();
    }

    String verdictOnHead() {
        return verdict(head).text();
    }
}
