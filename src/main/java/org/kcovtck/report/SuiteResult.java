/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kcovtck.errors.Visible;
import org.kcovtck.harness.RuleVerdict;
import org.kcovtck.harness.RunResult;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;

/**
 * The part of a run that one suite did. A rule with tests in two suites is in both, each time with the tests of that
 * suite alone.
 */
record SuiteResult(String name, List<RuleVerdict> rules) {
    /** In the order in which the run came to them. */
    static List<SuiteResult> of(RunResult run) {
        Map<String, List<RuleVerdict>> suites = new LinkedHashMap<>();
        for (RuleVerdict rule : run.rules()) {
            Map<String, List<TestVerdict>> tests = new LinkedHashMap<>();
            rule.tests()
                    .forEach(test -> tests.computeIfAbsent(test.suite(), suite -> new ArrayList<>())
                            .add(test));
            tests.forEach((suite, some) ->
                    suites.computeIfAbsent(suite, key -> new ArrayList<>()).add(new RuleVerdict(rule.rule(), some)));
        }
        return suites.entrySet().stream()
                .map(suite -> new SuiteResult(Visible.line(suite.getKey()), suite.getValue()))
                .toList();
    }

    List<TestVerdict> tests() {
        return rules.stream().flatMap(rule -> rule.tests().stream()).toList();
    }

    long count(Verdict verdict) {
        return rules.stream().filter(rule -> rule.verdict() == verdict).count();
    }

    Duration duration() {
        return tests().stream().map(TestVerdict::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /** Why a rule has its verdict: the reason of the first test that says so, in one line. */
    static String reason(RuleVerdict rule) {
        return rule.tests().stream()
                .filter(test -> test.verdict() == rule.verdict())
                .map(test -> Visible.line(test.reason()))
                .findFirst()
                .orElse("");
    }
}
