/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.kcovtck.harness.Verdict;
import org.kcovtck.machine.Origin;

/**
 * What a run on one kernel came to, without the evidence.
 *
 * @param target as the user named it: {@code vm:7.3}
 * @param release {@code uname -r} of the kernel
 * @param profile the name of the profile that said what is expected
 * @param rules by id, in the order of the run
 */
public record KernelResult(
        String target, String release, Origin origin, String profile, Instant started, Map<String, Judgement> rules) {
    /** That of a kernel on which nothing was run. */
    public static KernelResult none(String target) {
        return new KernelResult(target, "", new Origin("", ""), "", Instant.EPOCH, Map.of());
    }

    public long count(Verdict verdict) {
        return rules.values().stream().filter(rule -> rule.verdict() == verdict).count();
    }

    /** What was said of a rule; empty when the run did not come to it. */
    public Optional<Judgement> of(String rule) {
        return Optional.ofNullable(rules.get(rule));
    }

    /** Whether every rule of the run was judged and nothing broke on the way. */
    public boolean isWhole() {
        return count(Verdict.BROKEN) == 0;
    }

    /** The counts of its verdicts, in a line. */
    public String summary() {
        return String.format(
                "%d conforms, %d violates, %d known, %d not applicable, %d broken",
                count(Verdict.CONFORMS),
                count(Verdict.VIOLATES),
                count(Verdict.KNOWN),
                count(Verdict.NOT_APPLICABLE),
                count(Verdict.BROKEN));
    }
}
