/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.selfcheck;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kcovtck.harness.Verdict;
import org.kcovtck.rules.Profile;

/**
 * A simulated kernel that defects can be put into.
 *
 * @param comparisons whether CONFIG_KCOV_ENABLE_COMPARISONS is set
 * @param rules what a run says of each rule as long as there is no defect
 */
record Bench(Profile profile, boolean comparisons, Map<String, Said> rules) {
    /** Whether these rules can be seen to be violated: they are not yet. */
    boolean shows(Collection<String> ids) {
        return ids.stream().allMatch(id -> has(id, Verdict.CONFORMS));
    }

    boolean has(String rule, Verdict verdict) {
        return Optional.ofNullable(rules.get(rule))
                .map(Said::verdict)
                .filter(verdict::equals)
                .isPresent();
    }

    /** The rules that are violated, or broken, though there is no defect. */
    List<String> faults() {
        return rules.keySet().stream()
                .filter(id -> has(id, Verdict.VIOLATES) || has(id, Verdict.BROKEN))
                .toList();
    }

    /** How many rules a run comes to a verdict on. */
    long judged() {
        return rules.values().stream()
                .filter(said -> said.verdict() != Verdict.NOT_APPLICABLE)
                .count();
    }
}
