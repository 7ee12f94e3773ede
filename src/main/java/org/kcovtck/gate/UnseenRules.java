/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kcovtck.harness.Verdict;
import org.kcovtck.matrix.Judgement;
import org.kcovtck.matrix.KernelResult;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profile;

/**
 * Rules that are of a kernel's generation and could be run on neither kernel, for want of a probe, a device or an option
 * of the configuration: a patch may break them, and nobody sees it.
 *
 * @param reasons why, and of how many rules
 */
public record UnseenRules(Map<String, Long> reasons) {
    public static final UnseenRules NONE = new UnseenRules(Map.of());

    /** Of two results, with what is expected of the second kernel. */
    public static UnseenRules of(KernelResult base, KernelResult head, Profile profile, Catalogue catalogue) {
        Map<String, Long> reasons = new LinkedHashMap<>();
        for (String id : head.rules().keySet()) {
            if (catalogue.hasRule(id)
                    && catalogue.rule(id).appliesTo(profile).isEmpty()
                    && isUnseen(base.of(id))
                    && isUnseen(head.of(id))) {
                reasons.merge(head.of(id).orElseThrow().reason(), 1L, Long::sum);
            }
        }
        return new UnseenRules(reasons);
    }

    private static boolean isUnseen(Optional<Judgement> said) {
        return said.filter(each -> each.verdict() == Verdict.NOT_APPLICABLE).isPresent();
    }

    /** {@code 112 (there is no probe)}, most rules first. */
    List<String> texts() {
        return reasons.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(reason -> reason.getValue() + " (" + reason.getKey() + ")")
                .toList();
    }
}
