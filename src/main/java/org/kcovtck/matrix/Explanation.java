/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kcovtck.rules.Generation;
import org.kcovtck.rules.Profile;
import org.kcovtck.rules.Profiles;
import org.kcovtck.rules.Rule;

/**
 * Why a rule does not have the same verdict everywhere: the generation or the fix that it came or went with, what a
 * kernel lacks to show it, or that the violation is known.
 *
 * @param reasons one line each; text of a guest may be in them
 * @param complete false when a kernel violates a rule that applies to it, and no profile says so
 */
public record Explanation(List<String> reasons, boolean complete) {
    static Explanation of(Rule rule, List<Column> columns, Profiles profiles) {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        boolean complete = true;
        for (Column column : columns) {
            Reason reason = column.result()
                    .map(result -> reason(rule, result, profiles))
                    .orElse(Reason.NONE);
            complete &= reason.complete;
            if (!reason.text.isEmpty()) {
                reasons.computeIfAbsent(reason.text, text -> new ArrayList<>())
                        .addAll(reason.ofKernel ? List.of(column.target()) : List.of());
            }
        }
        List<String> lines = new ArrayList<>();
        reasons.forEach((text, targets) ->
                lines.add(targets.isEmpty() ? text : text + " (" + String.join(", ", targets) + ")"));
        return new Explanation(lines, complete);
    }

    /** @param ofKernel whether it is to be said of which kernels it is true; else the rule says so itself */
    private record Reason(String text, boolean ofKernel, boolean complete) {
        static final Reason NONE = new Reason("", false, true);

        static Reason ofKernel(String text) {
            return new Reason(text, true, true);
        }
    }

    private static Reason reason(Rule rule, KernelResult result, Profiles profiles) {
        Judgement judgement = result.of(rule.id()).orElse(null);
        if (judgement == null) {
            return Reason.ofKernel("no verdict");
        }
        Profile profile = profiles.named(result.profile());
        return switch (judgement.verdict()) {
            case CONFORMS -> Reason.NONE;
            case NOT_APPLICABLE ->
                rule.appliesTo(profile).isPresent()
                        ? new Reason(history(rule, profile), false, true)
                        : Reason.ofKernel(judgement.reason());
            case KNOWN -> Reason.ofKernel(judgement.reason());
            case BROKEN -> Reason.ofKernel("broken: " + judgement.reason());
            case VIOLATES -> new Reason("UNEXPLAINED: the rule applies and is violated", true, false);
        };
    }

    /** What separates the kernels that the rule holds for from this one, for which it does not. */
    private static String history(Rule rule, Profile profile) {
        Optional<String> ended = rule.without().filter(profile.fixes()::contains);
        Optional<String> missing = rule.fix().filter(fix -> !profile.fixes().contains(fix));
        if (ended.isPresent() || missing.isPresent()) {
            return ended.map("only without the fix "::concat).orElseGet(() -> "only with the fix " + missing.get());
        }
        return profile.generation().compareTo(rule.since()) < 0
                ? "since " + told(rule.since())
                : "ended by " + told(Generation.values()[rule.until().ordinal() + 1]);
    }

    private static String told(Generation generation) {
        return generation + " (" + generation.release() + "): " + generation.change();
    }
}
