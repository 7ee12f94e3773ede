/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kcovtck.harness.Verdict;
import org.kcovtck.machine.Origin;

/** Results made up for tests. */
final class Results {
    /** A rule that all kernels with handles have. */
    static final String ANYWHERE = "HANDLE-010";
    /** A rule since G7, and one that G7 ended. */
    static final String SINCE_G7 = "SIM-001";

    static final String ENDED_BY_G7 = "SIM-011";
    /** A rule that needs USB, and that kernels of all profiles are known to violate. */
    static final String KNOWN = "MOVE-007";

    private Results() {}

    /** What a kernel of this profile said of one rule. */
    static KernelResult of(String profile, String rule, Verdict verdict, String reason) {
        return with(of(profile), rule, verdict, reason);
    }

    static KernelResult of(String profile) {
        return new KernelResult(
                "vm:" + profile,
                profile + ".0",
                new Origin("linux-source-" + profile, "c0ffee"),
                profile,
                Instant.parse("2026-11-20T23:59:59.5Z"),
                Map.of());
    }

    static KernelResult with(KernelResult result, String rule, Verdict verdict, String reason) {
        Map<String, Judgement> rules = new LinkedHashMap<>(result.rules());
        rules.put(rule, new Judgement(verdict, reason));
        return new KernelResult(
                result.target(), result.release(), result.origin(), result.profile(), result.started(), rules);
    }
}
