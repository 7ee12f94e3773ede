/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.kcovtck.harness.Verdict;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profile;
import org.kcovtck.rules.Profiles;

/**
 * Whether two results say the same of the same profile: of a kernel and of the simulator, of a kernel then and now. They
 * do not where their verdicts on a rule are not equal, or one of them has none.
 */
public record Agreement(Catalogue catalogue, Profiles profiles) {
    /** The rules that two results of one target differ in, in a line each. */
    public List<String> changes(KernelResult then, KernelResult now) {
        return lines(then, now, rule -> verdict(rule, then).equals(verdict(rule, now)));
    }

    /**
     * The rules that the results of two targets disagree on, in a line each. A rule that applies to the profile but could
     * not be seen on one of them, for want of a device or an option, says nothing there: it agrees with every verdict.
     */
    public List<String> disagreements(KernelResult one, KernelResult other) {
        return lines(
                one,
                other,
                rule -> verdict(rule, one).equals(verdict(rule, other)) || unseen(rule, one) || unseen(rule, other));
    }

    private static List<String> lines(KernelResult one, KernelResult other, Predicate<String> agree) {
        Set<String> rules = new LinkedHashSet<>(one.rules().keySet());
        rules.addAll(other.rules().keySet());
        return rules.stream()
                .filter(agree.negate())
                .map(rule -> String.format(
                        "%s: %s on %s, %s on %s",
                        rule, Row.verdict(one.of(rule)), one.target(), Row.verdict(other.of(rule)), other.target()))
                .toList();
    }

    private static Optional<Verdict> verdict(String rule, KernelResult result) {
        return result.of(rule).map(Judgement::verdict);
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
