/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.util.Collection;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.kcovtck.harness.RuleTest;
import org.kcovtck.rules.Need;
import org.kcovtck.rules.Rule;
import org.kcovtck.rules.Source;

/** A rule as it is printed. */
final class RuleText {
    private static final String ELLIPSIS = "...";

    private RuleText() {}

    /** Id, level, versions and as much of the statement as the width has room for. */
    static String line(Rule rule, int width) {
        String line = String.format(
                "%-11s  %-10s  %-11s  %s", rule.id(), rule.level().text(), rule.versions(), rule.statement());
        return line.length() <= width ? line : line.substring(0, width - ELLIPSIS.length()) + ELLIPSIS;
    }

    /** All that the catalogue knows of a rule, and its tests. */
    static String full(Rule rule) {
        StringJoiner text = new StringJoiner("\n", "", "\n");
        text.add(rule.id() + "  " + rule.statement());
        text.add("  level     " + rule.level().text());
        rule.question().ifPresent(question -> text.add("  question  " + question));
        text.add("  chapter   " + rule.chapter());
        text.add("  versions  " + rule.versions()
                + rule.fix().map(fix -> ", with the fix " + fix).orElse("")
                + rule.without().map(fix -> ", without the fix " + fix).orElse(""));
        for (Source source : rule.sources()) {
            text.add("  source    " + source.reference());
            text.add("            \"" + source.quote() + "\"");
        }
        addList(text, "needs", rule.needs().stream().map(Need::text).toList());
        addList(text, "guards", rule.guards());
        String tests = RuleTest.of(rule.chapter()).stream()
                .filter(test -> test.rule().equals(rule.id()))
                .map(RuleTest::name)
                .sorted()
                .collect(Collectors.joining("\n            "));
        text.add(tests.isEmpty() ? "  untested  " + rule.untested().orElse("") : "  tests     " + tests);
        return text.toString();
    }

    private static void addList(StringJoiner text, String name, Collection<String> items) {
        if (!items.isEmpty()) {
            text.add(String.format("  %-8s  %s", name, String.join(", ", items)));
        }
    }
}
