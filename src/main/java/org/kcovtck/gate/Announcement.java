/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.Optional;
import java.util.function.Function;
import org.kcovtck.harness.Verdict;
import org.kcovtck.matrix.Judgement;
import org.kcovtck.matrix.KernelResult;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Expectation;
import org.kcovtck.rules.Profile;
import org.kcovtck.rules.Rule;

/**
 * What a patch says of itself.
 *
 * @param expectation the rules that are to change; if it is there, no other may
 * @param base what is expected of the kernel without the patch
 * @param head what is expected with it; without an expectation, what separates the two profiles is announced
 */
public record Announcement(Optional<Expectation> expectation, Profile base, Profile head, Catalogue catalogue) {
    /** What is announced for each rule, if anything is. */
    public Function<String, Optional<String>> forThe(KernelResult before, KernelResult after) {
        return id -> of(id, before.of(id), after.of(id));
    }

    /**
     * The verdict that a rule is to have on the patched kernel, if it is to change. A profile announces nothing of a rule,
     * or of a known violation, that cannot be seen there for want of what it needs.
     */
    private Optional<String> of(String id, Optional<Judgement> before, Optional<Judgement> after) {
        if (expectation.isPresent() || !catalogue.hasRule(id)) {
            return expectation.flatMap(announced -> announced.of(id));
        }
        Rule rule = catalogue.rule(id);
        String now = verdict(rule, head);
        boolean announced =
                !verdict(rule, base).equals(now) && canBeSeen(rule, base, before) && canBeSeen(rule, head, after);
        return announced ? Optional.of(now) : Optional.empty();
    }

    private static boolean canBeSeen(Rule rule, Profile profile, Optional<Judgement> said) {
        Optional<Verdict> verdict = said.map(Judgement::verdict);
        if (rule.appliesTo(profile).isEmpty() && verdict.equals(Optional.of(Verdict.NOT_APPLICABLE))) {
            return false;
        }
        boolean knownByNeed = profile.knownViolation(rule.id())
                .filter(known -> !known.needs().isEmpty())
                .isPresent();
        return !knownByNeed || !verdict.equals(Optional.of(Verdict.CONFORMS));
    }

    private static String verdict(Rule rule, Profile profile) {
        if (rule.appliesTo(profile).isPresent()) {
            return "not applicable";
        }
        return profile.knownViolation(rule.id()).isPresent() ? "violates" : "conforms";
    }
}
