/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.kcovtck.machine.Origin;

/**
 * All that a run found out about one kernel.
 *
 * @param target the name of the target: {@code vm:7.3}
 * @param release {@code uname -r} of the kernel
 * @param origin what that kernel was made from
 * @param profile the name of the profile that said what is expected
 * @param rules in the order in which they were run
 */
public record RunResult(
        String target,
        String release,
        Origin origin,
        String profile,
        Instant started,
        Duration duration,
        List<RuleVerdict> rules) {
    public long count(Verdict verdict) {
        return rules.stream().filter(rule -> rule.verdict() == verdict).count();
    }
}
