/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kcovtck.harness.Verdict;
import org.kcovtck.machine.Origin;
import org.kcovtck.matrix.Judgement;
import org.kcovtck.matrix.KernelResult;

/** Results made up for tests. */
final class Results {
    private Results() {}

    static Judgement judgement(Verdict verdict, String reason) {
        return new Judgement(verdict, reason, "", Duration.ZERO);
    }

    static KernelResult of(Map<String, Judgement> rules) {
        return new KernelResult(
                "vm:7.3",
                "7.3.0",
                new Origin("linux-source-7.3", "c0ffee"),
                "7.3",
                Instant.parse("2026-11-20T23:59:59.5Z"),
                rules);
    }

    static Comparison comparison(String rule, Verdict base, Verdict head) {
        return comparison(rule, base, head, Optional.empty());
    }

    static Comparison comparison(String rule, Verdict base, Verdict head, Optional<String> expected) {
        return Comparison.of(
                of(Map.of(rule, judgement(base, ""))),
                of(Map.of(rule, judgement(head, ""))),
                List.of(),
                each -> expected);
    }

    /** A rule that is violated on both, in these ways. */
    static Comparison violated(String base, String head) {
        return Comparison.of(
                of(Map.of("EN-003", judgement(Verdict.VIOLATES, base))),
                of(Map.of("EN-003", judgement(Verdict.VIOLATES, head))),
                List.of(),
                each -> Optional.empty());
    }

    /** A report of nothing but this. */
    static GateReport report(Comparison comparison) {
        return GateReport.of(
                "gate: a.patch on 7.3", comparison, Optional.empty(), Optional.empty(), UnseenRules.NONE, List.of());
    }
}
