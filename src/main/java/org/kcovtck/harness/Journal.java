/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kcovtck.machine.Origin;
import org.kcovtck.rules.Rule;

/** The verdicts of a run as they come in. May be read at any time, by any thread. */
public final class Journal {
    private final Instant started = Instant.now();
    private final Map<Rule, List<TestVerdict>> verdicts = new LinkedHashMap<>();

    public synchronized void add(Rule rule, TestVerdict verdict) {
        verdicts.computeIfAbsent(rule, key -> new ArrayList<>()).add(verdict);
    }

    /** What is known so far. */
    public synchronized RunResult result(String target, String release, Origin origin, String profile) {
        List<RuleVerdict> rules = new ArrayList<>();
        verdicts.forEach((rule, tests) -> rules.add(new RuleVerdict(rule, List.copyOf(tests))));
        return new RunResult(
                target, release, origin, profile, started, Duration.between(started, Instant.now()), rules);
    }
}
