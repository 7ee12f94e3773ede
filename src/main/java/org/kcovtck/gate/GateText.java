/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.kcovtck.errors.Visible;
import org.kcovtck.target.Outcome;

/** A gate's report for a terminal, in about ten lines: what got worse comes first among the rules, the conclusion last. */
public final class GateText {
    private static final int SHOWN = 5;

    private GateText() {}

    public static String text(GateReport report) {
        Comparison comparison = report.comparison();
        List<String> lines = new ArrayList<>();
        lines.add(report.title());
        if (!comparison.rules().isEmpty()) {
            addKernels(lines, comparison);
        }
        lines.addAll(report.untested().map(Untested::evidence).orElse(List.of()));
        add(lines, "", causesFirst(comparison.refused()));
        add(
                lines,
                "",
                comparison.of(Change.FIXED).stream()
                        .filter(RuleChange::isAsExpected)
                        .filter(rule -> rule.expected().isEmpty())
                        .toList());
        add(lines, "announced: ", comparison.announced());
        add(lines, "", comparison.flaky());
        add(lines, "", comparison.of(Change.BROKEN));
        lines.addAll(report.facts());
        report.programs().forEach(program -> lines.add("shows it on any such machine: " + program));
        lines.add(report.conclusion());
        return String.join("\n", lines.stream().map(Visible::line).toList()) + "\n";
    }

    private static void addKernels(List<String> lines, Comparison comparison) {
        lines.add("base " + kernel(comparison.base().target(), comparison.base().release()) + ": "
                + comparison.base().summary());
        lines.add("head " + kernel(comparison.head().target(), comparison.head().release()) + ": "
                + comparison.head().summary());
    }

    /** What a test needs to work before it begins fails for another rule's reason. */
    private static List<RuleChange> causesFirst(List<RuleChange> rules) {
        return rules.stream()
                .sorted(Comparator.comparing(rule -> rule.why().contains(Outcome.NEEDED)))
                .toList();
    }

    static String kernel(String target, String release) {
        return target + " (Linux " + release + ")";
    }

    private static void add(List<String> lines, String mark, List<RuleChange> rules) {
        rules.stream().limit(SHOWN).map(rule -> mark + line(rule)).forEach(lines::add);
        if (rules.size() > SHOWN) {
            String ids = String.join(
                    " ", rules.stream().skip(SHOWN).map(RuleChange::rule).toList());
            lines.add(mark + "and " + (rules.size() - SHOWN) + " more: " + ids);
        }
    }

    /** {@code NEW VIOLATION EN-005: conforms -> violates: ioctl(...): 0, not EBUSY}. */
    static String line(RuleChange rule) {
        String head = rule.change().text() + " " + rule.rule() + ": " + rule.verdicts();
        return Stream.of(head, rule.why())
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + ": " + other)
                .orElseThrow();
    }
}
