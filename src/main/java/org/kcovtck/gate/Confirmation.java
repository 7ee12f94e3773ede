/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

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
        /** One says something else. */
        CONTRADICTED,
        /** One has no result. */
        NOT_REPEATED
    }

    /**
     * @param again compares once more, these rules, or all when there are none; empty if a run left no result
     * @param notes is told what is repeated, and why
     */
    public static Confirmation of(
            Comparison first, Function<List<String>, Optional<Comparison>> again, Consumer<String> notes) {
        List<String> doubtful = first.inDoubt();
        if (doubtful.isEmpty()) {
            return new Confirmation(first, Base.CONFIRMED);
        }
        notes.accept("again, for they differ: " + String.join(" ", doubtful));
        Optional<Comparison> alone = again.apply(doubtful);
        if (alone.isEmpty()) {
            return new Confirmation(first.unrepeated(doubtful), Base.NOT_REPEATED);
        }
        List<String> unconfirmed = first.unconfirmedBy(alone.get());
        Comparison confirmed = first.confirmedBy(alone.get());
        Base base = first.hasBaseOf(alone.get()) ? Base.CONFIRMED : Base.CONTRADICTED;
        if (unconfirmed.isEmpty() || !confirmed.refused().isEmpty()) {
            return new Confirmation(confirmed, base);
        }
        // It may take what other rules have left behind: so all once more, in the same order.
        notes.accept("all again, for these do not differ alone: " + String.join(" ", unconfirmed));
        return again.apply(List.of())
                .map(all -> new Confirmation(first.confirmedBy(all), first.hasBaseOf(all) ? base : Base.CONTRADICTED))
                .orElseGet(() -> new Confirmation(
                        confirmed.unrepeated(unconfirmed), base == Base.CONTRADICTED ? base : Base.NOT_REPEATED));
    }
}
