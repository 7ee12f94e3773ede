/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kcovtck.harness.RuleVerdict;
import org.kcovtck.harness.RunResult;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;
import org.kcovtck.machine.Origin;
import org.kcovtck.rules.Generation;
import org.kcovtck.rules.Level;
import org.kcovtck.rules.Rule;
import org.kcovtck.rules.Source;

/** Runs made up for the tests of the reports. */
final class Runs {
    /** Escape sequences, line ends of every kind, XML's and KTAP's own words, a bidi override, half a character. */
    static final String HOSTILE =
            "\u001b[2J\u0000\u0007\u009b1m\r\nok 1 x # SKIP\nKTAP version 1\n# Subtest: y\u2028]]></a>&\"\u202e\ud800 \ud83d\ude00\u007f\ufffe";

    static final List<String> CALLS = List.of("open(\"/sys/kernel/debug/kcov\", 0x2) = 3", "close(3) = 0");

    private Runs() {}

    static Rule rule(String id) {
        return new Rule(
                id,
                "handles",
                "What " + id + " states.",
                Level.DE_FACTO,
                Optional.empty(),
                List.of(new Source(
                        "[RFC 1/3] kcov: remote coverage support", "2019-10-17", "if (kcov_remote_find(h))")),
                Generation.G3,
                Generation.G7,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                List.of("P-09"),
                Optional.empty());
    }

    static TestVerdict test(String rule, String suite, Verdict verdict, String text) {
        boolean ok = verdict == Verdict.CONFORMS;
        return new TestVerdict(
                rule,
                suite,
                "HandleRules.test" + rule.replace("-", ""),
                verdict,
                ok ? "" : text,
                verdict == Verdict.VIOLATES ? "EEXIST" : "",
                verdict == Verdict.VIOLATES ? text : "",
                ok ? CALLS : List.of(text),
                ok ? List.of() : List.of(text, "second line"),
                Duration.ofMillis(1250));
    }

    static RuleVerdict verdict(String rule, String suite, Verdict verdict, String text) {
        return new RuleVerdict(rule(rule), List.of(test(rule, suite, verdict, text)));
    }

    static RunResult run(String target, List<RuleVerdict> rules) {
        return new RunResult(
                target,
                "7.3.0",
                new Origin("linux 7.3.0", "c0ffee"),
                "7.3",
                Instant.parse("2026-11-20T10:00:00.5Z"),
                Duration.ofMillis(61_500),
                rules);
    }

    /** One rule of each verdict, and two that do not apply for the same reason; in two suites. */
    static RunResult mixed(String text) {
        return run(
                "sim:7.3",
                List.of(
                        verdict("HANDLE-001", "handle", Verdict.CONFORMS, text),
                        verdict("HANDLE-010", "handle", Verdict.VIOLATES, text),
                        verdict("HANDLE-020", "handle", Verdict.KNOWN, text),
                        verdict("HANDLE-030", "handle", Verdict.BROKEN, text),
                        verdict("USB-001", "usb", Verdict.NOT_APPLICABLE, text),
                        verdict("USB-002", "usb", Verdict.NOT_APPLICABLE, text)));
    }
}
