/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import java.nio.file.Path;
import java.util.Map;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.harness.RuleVerdict;
import org.kcovtck.harness.RunResult;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;
import org.kcovtck.rules.Rule;
import org.kcovtck.rules.Source;

/**
 * A run as one JSON document, for programs. Fields always come in this order, and none is ever left out:
 *
 * <pre>
 * schema        1; raised when a field changes its meaning or goes away
 * target        "vm:7.3"
 * release       "7.3.0"
 * source        what the kernel was made from: "linux-source-7.3 7.3.4-1 (trixie-backports)"; or "unknown"
 * configSha256  of its whole configuration, or "unknown"
 * profile       "7.3"
 * started       "2026-11-20T10:00:00Z"
 * milliseconds  of the whole run
 * counts        rules by verdict: conforms, violates, known, notApplicable, broken
 * rules         in the order of the run, each
 *   id, verdict, reason, statement, level
 *   sources     each title, date, quote
 *   tests       each test, suite, verdict, reason, expected, got, calls [], log [], milliseconds
 * </pre>
 *
 * Verdicts are "conforms", "violates", "known", "not applicable" and "broken". Strings are what the guest said, to the
 * letter, except that the reason of a rule is one line; all but printable ASCII is escaped, so the file can be shown on a terminal.
 */
public final class JsonReport {
    private static final int SCHEMA = 1;

    private JsonReport() {}

    /** @throws BrokenException when the file cannot be written: the run was asked for rightly, and is over */
    public static void write(RunResult run, Path file) {
        ReportFile.save(file, text(run));
    }

    static String text(RunResult run) {
        return AsciiJson.text(AsciiJson.object(
                "schema", SCHEMA,
                "target", run.target(),
                "release", run.release(),
                "source", run.origin().source(),
                "configSha256", run.origin().configSha256(),
                "profile", run.profile(),
                "started", run.started().toString(),
                "milliseconds", run.duration().toMillis(),
                "counts", counts(run),
                "rules", run.rules().stream().map(JsonReport::rule).toList()));
    }

    private static Map<String, Object> counts(RunResult run) {
        return AsciiJson.object(
                "conforms", run.count(Verdict.CONFORMS),
                "violates", run.count(Verdict.VIOLATES),
                "known", run.count(Verdict.KNOWN),
                "notApplicable", run.count(Verdict.NOT_APPLICABLE),
                "broken", run.count(Verdict.BROKEN));
    }

    private static Map<String, Object> rule(RuleVerdict verdict) {
        Rule rule = verdict.rule();
        return AsciiJson.object(
                "id", rule.id(),
                "verdict", verdict.verdict().text(),
                "reason", SuiteResult.reason(verdict),
                "statement", rule.statement(),
                "level", rule.level().text(),
                "sources", rule.sources().stream().map(JsonReport::source).toList(),
                "tests", verdict.tests().stream().map(JsonReport::test).toList());
    }

    static Map<String, Object> source(Source source) {
        return AsciiJson.object("title", source.title(), "date", source.date(), "quote", source.quote());
    }

    private static Map<String, Object> test(TestVerdict test) {
        return AsciiJson.object(
                "test", test.test(),
                "suite", test.suite(),
                "verdict", test.verdict().text(),
                "reason", test.reason(),
                "expected", test.expected(),
                "got", test.got(),
                "calls", test.calls(),
                "log", test.log(),
                "milliseconds", test.duration().toMillis());
    }
}
