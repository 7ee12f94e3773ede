/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kcovtck.errors.Visible;
import org.kcovtck.report.MarkdownText;

/** A gate's report as Markdown, for the summary of a forge. */
public final class GateMarkdown {
    private GateMarkdown() {}

    public static String text(GateReport report) {
        Comparison comparison = report.comparison();
        List<RuleChange> told = comparison.rules().stream()
                .filter(rule ->
                        rule.change() != Change.SAME || comparison.refused().contains(rule))
                .toList();
        String head = "## " + MarkdownText.escape(report.conclusion()) + "\n\n" + MarkdownText.escape(report.title())
                + "\n\n";
        if (comparison.rules().isEmpty()) {
            return head + evidence(report) + facts(report);
        }
        return head
                + item(
                        "base",
                        comparison.base().target(),
                        comparison.base().release(),
                        comparison.base().summary())
                + item(
                        "head",
                        comparison.head().target(),
                        comparison.head().release(),
                        comparison.head().summary())
                + facts(report)
                + (told.isEmpty() ? "" : table(told, comparison.refused()));
    }

    private static String facts(GateReport report) {
        return list(report.facts());
    }

    private static String evidence(GateReport report) {
        return list(report.untested().map(Untested::evidence).orElse(List.of()));
    }

    private static String list(List<String> lines) {
        return lines.stream()
                .map(line -> "- " + MarkdownText.escape(Visible.line(line)) + "\n")
                .collect(Collectors.joining());
    }

    private static String item(String side, String target, String release, String summary) {
        return "- " + side + " " + MarkdownText.escape(GateText.kernel(target, release) + ": " + summary) + "\n";
    }

    private static String table(List<RuleChange> rules, List<RuleChange> refused) {
        return "\n| rule | | base | head | why |\n|---|---|---|---|---|\n"
                + rules.stream().map(rule -> row(rule, refused.contains(rule))).collect(Collectors.joining());
    }

    private static String row(RuleChange rule, boolean refused) {
        boolean announced = rule.expected().isPresent() && rule.isAsExpected();
        String change = rule.change().text() + (refused ? " (refused)" : announced ? " (announced)" : "");
        return Stream.of(rule.rule(), change, rule.verdictOnBase(), rule.verdictOnHead(), rule.why())
                .map(MarkdownText::escape)
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
