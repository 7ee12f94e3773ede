/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.mutants;

import java.time.Duration;
import java.util.Optional;
import org.kcovtck.vm.Mutant;

/**
 * What became of a mutant.
 *
 * @param by the rule that is violated with it and not without, if there is one
 * @param why what the kernel did, or what came in the way of a verdict; in one line
 * @param took with all boots
 */
public record Finding(Mutant mutant, Optional<String> by, String why, Duration took) {
    public boolean isKilled() {
        return by.isPresent();
    }

    /** Whether a rule has noticed that is not among those that should. */
    public boolean isKilledByAnother() {
        return by.isPresent() && !mutant.rules().contains(by.get());
    }

    /** Whether the list says what came of it: it is killed, or there is a reason why it is not. */
    public boolean isExpected() {
        return isKilled() == (mutant.equivalent().isEmpty() && mutant.unseen().isEmpty());
    }
}
