/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.selfcheck;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kcovtck.harness.Verdict;
import org.kcovtck.rules.Rule;

/** How good the suites are at finding defects. */
public final class Score {
    private final List<Bench> benches;
    private final List<Finding> findings;

    Score(List<Bench> benches, List<Finding> findings) {
        this.benches = benches;
        this.findings = findings;
    }

    public List<Finding> survivors() {
        return findings.stream().filter(finding -> !finding.isKilled()).toList();
    }

    public int defects() {
        return findings.size();
    }

    public int killed() {
        return findings.size() - survivors().size();
    }

    /** What is wrong with the simulator, as far as the suites are right: {@code "7.3: INIT-003"}. */
    public List<String> faultsWithoutDefect() {
        return benches.stream()
                .flatMap(bench -> bench.faults().stream()
                        .map(rule -> bench.profile().name() + ": " + rule + " "
                                + bench.rules().get(rule)))
                .toList();
    }

    /** Rules that a defect can be seen to break. */
    public Set<String> testable() {
        return rules(rule -> has(rule, Verdict.CONFORMS));
    }

    /** Rules that every simulated kernel is known to violate, where they apply. */
    public Set<String> known() {
        return rules(rule -> !has(rule, Verdict.CONFORMS) && has(rule, Verdict.KNOWN));
    }

    /** Rules that cannot be seen on any simulated kernel, by what it would take. */
    public Map<String, List<String>> unseen(Collection<Rule> rules) {
        Set<String> seen = testable();
        Set<String> known = known();
        return rules.stream()
                .filter(rule -> rule.untested().isEmpty())
                .filter(rule -> !seen.contains(rule.id()) && !known.contains(rule.id()))
                .collect(Collectors.groupingBy(
                        this::reason, TreeMap::new, Collectors.mapping(Rule::id, Collectors.toList())));
    }

    /** Testable rules that no defect must break. */
    public Set<String> withoutDefect() {
        Set<String> without = new TreeSet<>(testable());
        findings.forEach(finding -> without.removeAll(finding.defect().rules()));
        return without;
    }

    private String reason(Rule rule) {
        return benches.stream()
                .filter(bench -> rule.appliesTo(bench.profile()).isEmpty())
                .map(bench -> bench.rules().get(rule.id()).why())
                .findFirst()
                .orElse("there is no profile that it applies to");
    }

    private boolean has(String rule, Verdict verdict) {
        return benches.stream().anyMatch(bench -> bench.has(rule, verdict));
    }

    private Set<String> rules(Predicate<String> wanted) {
        return benches.get(0).rules().keySet().stream().filter(wanted).collect(Collectors.toCollection(TreeSet::new));
    }
}
