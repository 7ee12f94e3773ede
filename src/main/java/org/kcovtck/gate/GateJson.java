/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.List;
import java.util.Map;
import org.kcovtck.matrix.KernelResult;
import org.kcovtck.report.AsciiJson;

/**
 * A gate's report as one JSON document. Fields always come in this order, and none is ever left out:
 *
 * <pre>
 * schema      1; raised when a field changes its meaning or goes away
 * title       what was compared
 * accepted    whether nothing got worse, and that is certain
 * conclusion  the same in words: ACCEPTED, REFUSED or UNDECIDED, a colon, and why
 * untested    why there is no rule with a verdict, or no rule; empty when there is
 * base, head  each target, release, source, configSha256, profile
 * rules       in the order of the run, each
 *   id, change ("same", "NEW VIOLATION", "FIXED", "CHANGED", "FLAKY", "NOT SEEN", "NO VERDICT"), base, head (verdicts), announced, refused, why
 * patch       files [], interface [], documents [], rules []
 * build       warnings [], size
 * unseen      rules that could be run on neither kernel, each: why, rules (how many)
 * programs    files that show a new violation
 * </pre>
 */
public final class GateJson {
    private static final int SCHEMA = 1;

    private GateJson() {}

    public static String text(GateReport report) {
        Comparison comparison = report.comparison();
        PatchFacts patch = report.patch().orElse(new PatchFacts(List.of(), List.of(), List.of(), List.of()));
        return AsciiJson.text(AsciiJson.object(
                "schema", SCHEMA,
                "title", report.title(),
                "accepted", report.decision() == Decision.ACCEPTED,
                "conclusion", report.conclusion(),
                "untested", report.untested().map(Untested::reason).orElse(""),
                "base", kernel(comparison.base()),
                "head", kernel(comparison.head()),
                "rules",
                        comparison.rules().stream()
                                .map(rule -> rule(comparison, rule))
                                .toList(),
                "patch",
                        AsciiJson.object(
                                "files", patch.files(),
                                "interface", patch.interface_(),
                                "documents", patch.documents(),
                                "rules", patch.rules()),
                "build",
                        AsciiJson.object(
                                "warnings",
                                        report.build().map(BuildFacts::warnings).orElse(List.of()),
                                "size", report.build().flatMap(BuildFacts::size).orElse("")),
                "unseen",
                        report.unseen().reasons().entrySet().stream()
                                .map(reason -> AsciiJson.object("why", reason.getKey(), "rules", reason.getValue()))
                                .toList(),
                "programs", report.programs().stream().map(Object::toString).toList()));
    }

    private static Map<String, Object> kernel(KernelResult result) {
        return AsciiJson.object(
                "target", result.target(),
                "release", result.release(),
                "source", result.origin().source(),
                "configSha256", result.origin().configSha256(),
                "profile", result.profile());
    }

    private static Map<String, Object> rule(Comparison comparison, RuleChange rule) {
        return AsciiJson.object(
                "id", rule.rule(),
                "change", rule.change().text(),
                "base", rule.verdictOnBase(),
                "head", rule.verdictOnHead(),
                "announced", rule.expected().orElse(""),
                "refused", comparison.refused().contains(rule),
                "why", rule.why());
    }
}
