/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import java.util.List;
import org.kcovtck.errors.Visible;
import org.kcovtck.harness.RuleVerdict;
import org.kcovtck.harness.RunResult;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;

/**
 * A run as KTAP version 1, as Documentation/dev-tools/ktap.rst has it: a test per suite, with a subtest per rule.
 *
 * <p>A known violation is {@code ok} with XFAIL, as kselftest writes it, so that a parser that does not know the
 * directive does not count it as a failure. A broken test is {@code not ok} with ERROR, one that does not apply
 * {@code ok} with SKIP. Every line of evidence has a label, so none can be taken for a header ("# Subtest:").
 */
public final class KtapReport {
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    private KtapReport() {}

    public static String text(RunResult run) {
        KtapReport report = new KtapReport();
        report.run(run);
        return report.text.toString();
    }

    private void run(RunResult run) {
        List<SuiteResult> suites = SuiteResult.of(run);
        line("KTAP version 1");
        line("1.." + suites.size());
        line("# target: " + Visible.line(run.target()));
        line("# release: " + Visible.line(run.release()));
        line("# profile: " + Visible.line(run.profile()));
        int number = 0;
        for (SuiteResult suite : suites) {
            suite(suite);
            line(result(suite) + " " + ++number + " " + suite.name().replace('#', '_') + skipped(suite));
        }
    }

    private void suite(SuiteResult suite) {
        line(INDENT + "KTAP version 1");
        line(INDENT + "1.." + suite.rules().size());
        int number = 0;
        for (RuleVerdict rule : suite.rules()) {
            for (TestVerdict test : rule.tests()) {
                diagnostics(test);
            }
            line(INDENT + result(rule.verdict()) + " " + ++number + " "
                    + rule.rule().id() + directive(rule));
        }
    }

    private void diagnostics(TestVerdict test) {
        if (test.verdict() == Verdict.VIOLATES || test.verdict() == Verdict.BROKEN) {
            Evidence.of(test).forEach(item -> line(INDENT + "# " + item.label() + ": " + item.text()));
        }
    }

    private static String result(SuiteResult suite) {
        return suite.count(Verdict.VIOLATES) + suite.count(Verdict.BROKEN) > 0 ? "not ok" : "ok";
    }

    private static String result(Verdict verdict) {
        return verdict == Verdict.VIOLATES || verdict == Verdict.BROKEN ? "not ok" : "ok";
    }

    private static String skipped(SuiteResult suite) {
        boolean all = suite.count(Verdict.NOT_APPLICABLE) == suite.rules().size();
        return all ? " # SKIP no rule of it applies" : "";
    }

    private static String directive(RuleVerdict rule) {
        String keyword = switch (rule.verdict()) {
            case CONFORMS, VIOLATES -> "";
            case NOT_APPLICABLE -> " # SKIP ";
            case KNOWN -> " # XFAIL ";
            case BROKEN -> " # ERROR ";
        };
        // kunit.py takes the last directive of a line for the one.
        String reason = SuiteResult.reason(rule).replace("#", "\\x23");
        return keyword.isEmpty() ? "" : (keyword + reason).stripTrailing();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
