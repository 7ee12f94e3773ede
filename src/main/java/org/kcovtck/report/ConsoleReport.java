/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kcovtck.errors.Visible;
import org.kcovtck.harness.RuleVerdict;
import org.kcovtck.harness.RunResult;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;
import org.kcovtck.rules.Rule;
import org.kcovtck.rules.Source;

/** A run for the person who waits for it: what is wrong as soon as it is known, and at the end what it comes to. */
public final class ConsoleReport {
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean colour;
    private final Set<String> told = new HashSet<>();
    private final Set<String> explained = new HashSet<>();

    /** @param colour whether the stream is a terminal whose user wants colour */
    public ConsoleReport(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    /** Says at once what a test found wrong, the rule's text and sources with the first; of other tests nothing. */
    public void finding(Rule rule, TestVerdict test) {
        if (!told.add(rule.id() + " " + test.test())) {
            return;
        }
        switch (test.verdict()) {
            case VIOLATES -> violated(rule, test);
            case BROKEN -> broken(rule, test);
            case KNOWN -> out.println("KNOWN " + rule.id() + " " + Visible.line(test.reason()));
            case CONFORMS, NOT_APPLICABLE -> {}
        }
        out.flush();
    }

    /** The findings that were not told yet, why rules do not apply, a line per suite, and the counts of rules last. */
    public void summary(RunResult run) {
        for (RuleVerdict rule : run.rules()) {
            rule.tests().forEach(test -> finding(rule.rule(), test));
        }
        notApplicable(run);
        suites(run);
        out.printf(
                Locale.ROOT,
                "RULES %d conforms, %d violates, %d known, %d not applicable, %d broken%n",
                run.count(Verdict.CONFORMS),
                run.count(Verdict.VIOLATES),
                run.count(Verdict.KNOWN),
                run.count(Verdict.NOT_APPLICABLE),
                run.count(Verdict.BROKEN));
        out.flush();
    }

    private void violated(Rule rule, TestVerdict test) {
        out.println(coloured(RED, "VIOLATES") + " " + rule.id());
        if (explained.add(rule.id())) {
            out.println("  " + Visible.line(rule.statement()));
            rule.sources().forEach(this::source);
        }
        evidence(Evidence.brief(test));
    }

    private void source(Source source) {
        String date = source.date().isEmpty() ? "" : " (" + source.date() + ")";
        line("source", Visible.line(source.title() + date));
        line("", '"' + Visible.line(source.quote()) + '"');
    }

    private void broken(Rule rule, TestVerdict test) {
        out.println(coloured(YELLOW, "BROKEN") + " " + rule.id());
        evidence(Evidence.brief(test));
    }

    private void evidence(List<Evidence> evidence) {
        String last = "";
        for (Evidence item : evidence) {
            line(item.label().equals(last) ? "" : item.label(), item.text());
            last = item.label();
        }
        out.println();
    }

    private void line(String label, String text) {
        out.println(String.format("  %-9s %s", label, text));
    }

    private void notApplicable(RunResult run) {
        Map<String, Long> reasons = run.rules().stream()
                .filter(rule -> rule.verdict() == Verdict.NOT_APPLICABLE)
                .collect(Collectors.groupingBy(SuiteResult::reason, TreeMap::new, Collectors.counting()));
        reasons.forEach((reason, rules) -> out.println("NOT APPLICABLE " + rules + ": " + reason));
    }

    private void suites(RunResult run) {
        out.printf(
                "%s, kernel %s, profile %s, %s%n",
                Visible.line(run.target()),
                Visible.line(run.release()),
                Visible.line(run.profile()),
                seconds(run.duration()));
        List<SuiteResult> suites = SuiteResult.of(run);
        int width =
                suites.stream().mapToInt(suite -> suite.name().length()).max().orElse(0);
        String format = "%-" + Math.max(width, "suite".length()) + "s  %8s  %8s  %5s  %14s  %6s  %8s%n";
        out.printf(format, "suite", "conforms", "violates", "known", "not applicable", "broken", "time");
        for (SuiteResult suite : suites) {
            out.printf(
                    format,
                    suite.name(),
                    suite.count(Verdict.CONFORMS),
                    suite.count(Verdict.VIOLATES),
                    suite.count(Verdict.KNOWN),
                    suite.count(Verdict.NOT_APPLICABLE),
                    suite.count(Verdict.BROKEN),
                    seconds(suite.duration()));
        }
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }

    private String coloured(String code, String word) {
        return colour ? code + word + PLAIN : word;
    }
}
