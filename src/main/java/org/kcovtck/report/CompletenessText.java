/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kcovtck.harness.Completeness;
import org.kcovtck.rules.Pitfall;
import org.kcovtck.rules.Profile;
import org.kcovtck.rules.Rule;

/** What {@code rules --coverage} prints: four lines of figures, and what stands behind them. */
public final class CompletenessText {
    private CompletenessText() {}

    public static String of(Completeness of) {
        int rules = of.catalogue().rules().size();
        int onKernels = of.testedOnKernels().size();
        StringJoiner text = new StringJoiner("\n", "", "\n");
        text.add(String.format(
                "SENTENCES %d in %d documents: %d of no behaviour, %d without a rule",
                of.sentences().size(),
                of.documents().size(),
                of.sentences().stream()
                        .filter(sentence -> sentence.noRule().isPresent())
                        .count(),
                of.sentencesWithoutRule().size()));
        text.add(String.format(
                "RULES %d: %d untested for a reason, %d with neither test nor reason",
                rules, of.untested().size(), of.rulesWithoutTest().size()));
        text.add(String.format(
                "KERNELS %d rules of %d (%d %%) are tested on %s",
                onKernels, rules, percent(onKernels, rules), names(of.kernels())));
        text.add(String.format(
                "PITFALLS %d: %d guarded, %d unguarded without a reason",
                of.pitfalls().size(), of.guarded().size(), of.unguarded().size()));
        add(
                text,
                "Sentences without a rule:",
                of.sentencesWithoutRule(),
                sentence -> sentence.source().reference() + ": \""
                        + sentence.source().quote() + "\"");
        add(text, "Rules with neither test nor reason:", of.rulesWithoutTest(), Rule::id);
        add(text, "Pitfalls that nothing guards against:", of.unguarded(), Pitfall::id);
        add(text, "Untested:", of.untested(), rule -> line(rule, rule.untested().orElseThrow()));
        add(text, "Tested on the simulator only:", of.testedOnSimulatorOnly(), rule -> line(rule, whyOnNoKernel(rule)));
        return text.toString();
    }

    /** Rounded down: 90 means that it is at least 90. */
    public static int percent(int part, int whole) {
        return 100 * part / whole;
    }

    private static String whyOnNoKernel(Rule rule) {
        return rule.versions()
                + rule.fix().map(fix -> ", with the fix " + fix).orElse("")
                + rule.without().map(fix -> ", without the fix " + fix).orElse("")
                + rule.needs().stream().map(need -> ", needs " + need.text()).collect(Collectors.joining());
    }

    private static String line(Rule rule, String why) {
        return String.format("%-11s %s", rule.id(), why);
    }

    private static String names(List<Profile> kernels) {
        return kernels.stream().map(Profile::name).collect(Collectors.joining(", "));
    }

    private static <T> void add(StringJoiner text, String title, List<T> items, Function<T, String> line) {
        if (!items.isEmpty()) {
            text.add("").add(title);
            items.forEach(item -> text.add("  " + line.apply(item)));
        }
    }
}
