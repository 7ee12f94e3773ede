/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Selection;
import org.kcovtck.harness.Verdict;
import org.kcovtck.machine.Origin;
import org.kcovtck.matrix.Column;
import org.kcovtck.matrix.Judgement;
import org.kcovtck.matrix.KernelResult;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Rule;

/** A run in parts is the same run. */
class PartsTest {
    private final Catalogue catalogue = Catalogue.load();
    private final List<Rule> all = Selection.of(catalogue, List.of(), List.of()).rules();

    @Test
    void eachRuleIsInOnePartAndChaptersStayTogether() {
        List<List<String>> parts = Parts.of(all, result(Duration.ofMillis(10)), 2);

        assertThat(parts).hasSize(2);
        assertThat(parts.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(all.stream().map(Rule::id).toList());
        List<String> chapters = parts.get(0).stream()
                .map(id -> catalogue.rule(id).chapter())
                .distinct()
                .toList();
        assertThat(parts.get(1))
                .noneMatch(id -> chapters.contains(catalogue.rule(id).chapter()));
    }

    @Test
    void partsTakeAboutAsLongAsEachOther() {
        KernelResult before = result(Duration.ofMillis(10));
        List<List<String>> parts = Parts.of(all, before, 2);

        assertThat(parts.get(0).size()).isBetween(all.size() * 4 / 10, all.size() * 6 / 10);
    }

    @Test
    void resultsAreJoinedAndOneThatIsMissingIsAllThereIs() {
        Column one = Column.of(with("EN-003"));
        Column two = Column.of(with("EN-004"));

        assertThat(Parts.joined(List.of(one, two)).result().orElseThrow().rules())
                .containsOnlyKeys("EN-003", "EN-004");
        assertThat(Parts.joined(List.of(one, Column.broken("vm:7.3", "it did not boot"))))
                .isEqualTo(Column.broken("vm:7.3", "it did not boot"));
    }

    private KernelResult result(Duration each) {
        Map<String, Judgement> rules = new LinkedHashMap<>();
        all.forEach(rule -> rules.put(rule.id(), new Judgement(Verdict.CONFORMS, "", "", each)));
        return of(rules);
    }

    private static KernelResult with(String rule) {
        return of(Map.of(rule, new Judgement(Verdict.CONFORMS, "")));
    }

    private static KernelResult of(Map<String, Judgement> rules) {
        return new KernelResult("vm:7.3", "7.3.0", new Origin("s", "c"), "7.3", Instant.EPOCH, rules);
    }
}
