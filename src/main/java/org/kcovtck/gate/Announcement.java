/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.Optional;
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
    /** The verdict that a rule is to have on the patched kernel, if it is to change. */
    public Optional<String> of(String id) {
        if (expectation.isPresent() || !catalogue.hasRule(id)) {
            return expectation.flatMap(announced -> announced.of(id));
        }
        String before = verdict(catalogue.rule(id), base);
        String after = verdict(catalogue.rule(id), head);
        return before.equals(after) ? Optional.empty() : Optional.of(after);
    }

    private static String verdict(Rule rule, Profile profile) {
        if (rule.appliesTo(profile).isPresent()) {
            return "not applicable";
        }
        return profile.knownViolation(rule.id()).isPresent() ? "violates" : "conforms";
    }
}
