/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.List;
import java.util.Optional;

/**
 * What is said of two kernels once that which differs has been repeated: nothing of what a repetition does not confirm,
 * and no verdict where none could be had.
 *
 * @param base what the repetitions say of the first kernel
 */
public record Confirmation(Comparison comparison, Base base) {
    /** Of the rules of the first kernel that were repeated. */
    public enum Base {
        /** All repetitions say what the first run said. */
        CONFIRMED,
        /** One has no result, or no verdict. */
        NOT_REPEATED,
        /** One says something else. */
        CONTRADICTED
    }

    /** Runs rules on both kernels once more. */
    @FunctionalInterface
    public interface Repetition {
        /**
         * @param rules none for all that were run, as they were run
         * @param why for people
         * @return empty if a run left no result
         */
        Optional<Comparison> of(List<String> rules, String why);
    }

    public static Confirmation of(Comparison first, Repetition again) {
        List<String> doubtful = first.inDoubt();
        if (doubtful.isEmpty()) {
            return new Confirmation(first, Base.CONFIRMED);
        }
        Optional<Comparison> alone = again.of(doubtful, "again, to be sure: " + String.join(" ", doubtful));
        if (alone.isEmpty()) {
            return new Confirmation(first.unrepeated(doubtful), Base.NOT_REPEATED);
        }
        List<String> unconfirmed = first.unconfirmedBy(alone.get());
        Comparison confirmed = first.confirmedBy(alone.get());
        Base base = first.baseBy(alone.get());
        if (unconfirmed.isEmpty() || confirmed.refused().stream().anyMatch(rule -> rule.change() != Change.FLAKY)) {
            return new Confirmation(confirmed, base);
        }
        // It may take what other rules have left behind.
        return again.of(List.of(), "all again, for these are not the same alone: " + String.join(" ", unconfirmed))
                .map(all -> new Confirmation(first.confirmedBy(all), worse(base, first.baseBy(all))))
                .orElseGet(() -> new Confirmation(confirmed.unrepeated(unconfirmed), worse(base, Base.NOT_REPEATED)));
    }

    private static Base worse(Base one, Base other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
