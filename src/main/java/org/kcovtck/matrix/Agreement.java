/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kcovtck.harness.Verdict;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profile;
import org.kcovtck.rules.Profiles;

/**
 * Whether two results say the same of the same profile: of a kernel and of the simulator, of a kernel then and now.
 *
 * <p>They disagree on a rule when their verdicts on it are not equal, or one of them has none. There is one exception: a
 * rule that applies to the profile but could not be seen, for want of a device or an option, says nothing, so it agrees
 * with every verdict.
 */
public record Agreement(Catalogue catalogue, Profiles profiles) {
    /** The rules that two results disagree on, in a line each. */
    public List<String> disagreements(KernelResult one, KernelResult other) {
        Set<String> rules = new LinkedHashSet<>(one.rules().keySet());
        rules.addAll(other.rules().keySet());
        return rules.stream()
                .filter(rule -> !agree(rule, one, other))
                .map(rule -> String.format(
                        "%s: %s on %s, %s on %s",
                        rule, Row.verdict(one.of(rule)), one.target(), Row.verdict(other.of(rule)), other.target()))
                .toList();
    }

    private boolean agree(String rule, KernelResult one, KernelResult other) {
        Optional<Verdict> first = one.of(rule).map(Judgement::verdict);
        return first.equals(other.of(rule).map(Judgement::verdict)) || unseen(rule, one) || unseen(rule, other);
    }

    private boolean unseen(String rule, KernelResult result) {
        Profile profile = profiles.named(result.profile());
        return result.of(rule)
                        .filter(cell -> cell.verdict() == Verdict.NOT_APPLICABLE)
                        .isPresent()
                && catalogue.hasRule(rule)
                && catalogue.rule(rule).appliesTo(profile).isEmpty();
    }
}
