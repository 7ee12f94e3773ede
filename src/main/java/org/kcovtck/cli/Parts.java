/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kcovtck.matrix.Column;
import org.kcovtck.matrix.Judgement;
import org.kcovtck.matrix.KernelResult;
import org.kcovtck.rules.Rule;

/** A run in parts, each on a kernel of its own, so that no processor is idle; and what comes of it as one. */
final class Parts {
    private Parts() {}

    /**
     * Rules in so many parts that take about as long as each other. Those of one chapter stay together, in their order.
     *
     * @param before how long each took once
     */
    static List<List<String>> of(List<Rule> rules, KernelResult before, int number) {
        Map<String, List<Rule>> chapters = new LinkedHashMap<>();
        rules.forEach(rule -> chapters.computeIfAbsent(rule.chapter(), name -> new ArrayList<>())
                .add(rule));
        List<List<Rule>> longestFirst = chapters.values().stream()
                .sorted(Comparator.comparing((List<Rule> chapter) -> took(chapter, before))
                        .reversed())
                .toList();
        List<List<Rule>> parts = Stream.generate(() -> (List<Rule>) new ArrayList<Rule>())
                .limit(number)
                .toList();
        for (List<Rule> chapter : longestFirst) {
            parts.stream()
                    .min(Comparator.comparing(part -> took(part, before)))
                    .orElseThrow()
                    .addAll(chapter);
        }
        return parts.stream()
                .filter(part -> !part.isEmpty())
                .map(part -> part.stream().map(Rule::id).toList())
                .toList();
    }

    private static Duration took(List<Rule> rules, KernelResult before) {
        return rules.stream()
                .flatMap(rule -> before.of(rule.id()).stream())
                .map(Judgement::took)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The parts as one; the first without a result is all that there is. */
    static Column joined(List<Column> parts) {
        Optional<Column> none =
                parts.stream().filter(part -> part.result().isEmpty()).findFirst();
        if (none.isPresent()) {
            return none.get();
        }
        Map<String, Judgement> rules = new LinkedHashMap<>();
        parts.forEach(part -> rules.putAll(part.result().orElseThrow().rules()));
        KernelResult first = parts.get(0).result().orElseThrow();
        String trouble = parts.stream()
                .map(Column::trouble)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return new Column(
                first.target(),
                Optional.of(new KernelResult(
                        first.target(), first.release(), first.origin(), first.profile(), first.started(), rules)),
                trouble);
    }
}
