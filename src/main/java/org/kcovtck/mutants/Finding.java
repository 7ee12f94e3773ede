/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.mutants;

import java.time.Duration;
import java.util.Optional;
import org.kcovtck.vm.Mutant;

/**
 * What became of a mutant.
 *
 * @param tried whether rules were run with it
 * @param by the rule that is violated with it and not without, if there is one
 * @param why what the kernel did, or what came in the way of verdicts; in one line
 * @param took with all boots
 */
public record Finding(Mutant mutant, boolean tried, Optional<String> by, String why, Duration took) {
    static Finding killed(Mutant mutant, String rule, String why, Duration took) {
        return new Finding(mutant, true, Optional.of(rule), why, took);
    }

    /** @param broken what came in the way of verdicts; empty if nothing did */
    static Finding survived(Mutant mutant, String broken, Duration took) {
        return new Finding(mutant, true, Optional.empty(), broken, took);
    }

    /** One that nobody can notice on this kernel. */
    public static Finding notTried(Mutant mutant) {
        return new Finding(mutant, false, Optional.empty(), "", Duration.ZERO);
    }

    public boolean isKilled() {
        return by.isPresent();
    }

    /** Whether a rule has noticed that is not among those that should. */
    public boolean isKilledByAnother() {
        return by.isPresent() && !mutant.rules().contains(by.get());
    }

    /** Whether some rule that might have noticed came to no verdict. */
    public boolean isBroken() {
        return tried && by.isEmpty() && !why.isEmpty();
    }

    /** Whether the list says what came of it: it is killed, or there is a reason why it is not. */
    public boolean isExpected() {
        return !tried
                || isKilled()
                        == (mutant.equivalent().isEmpty() && mutant.unseen().isEmpty());
    }

    /** {@code "killed by EN-003"}, or why it is not. */
    public String fate() {
        Optional<String> reason = mutant.equivalent()
                .map(why -> "equivalent: " + why)
                .or(() -> mutant.unseen().map(why -> "SURVIVES: " + why));
        return by.map(rule -> "killed by " + rule)
                .or(() -> reason)
                .orElse(tried ? "SURVIVES" : "for a kernel that checks itself");
    }
}
