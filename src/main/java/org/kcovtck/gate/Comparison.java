/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kcovtck.harness.Verdict;
import org.kcovtck.matrix.Judgement;
import org.kcovtck.matrix.KernelResult;
import org.kcovtck.rules.Expectation;

/** Two results, rule by rule. */
public record Comparison(KernelResult base, KernelResult head, List<RuleChange> rules) {
    /**
     * @param wanted the rules that are to be in the results; those that are in neither have no verdict
     * @param expected the verdict on the second kernel that is announced for a rule
     */
    public static Comparison of(
            KernelResult base,
            KernelResult head,
            Collection<String> wanted,
            Function<String, Optional<String>> expected) {
        Set<String> rules = new LinkedHashSet<>(base.rules().keySet());
        rules.addAll(head.rules().keySet());
        rules.addAll(wanted);
        return new Comparison(
                base,
                head,
                rules.stream()
                        .map(rule -> RuleChange.of(rule, base.of(rule), head.of(rule), expected.apply(rule)))
                        .toList());
    }

    /** With those of the announced rules that are in neither result: they are not as announced. */
    public Comparison andUnseen(Expectation announced) {
        List<RuleChange> all = new ArrayList<>(rules);
        announced.verdicts().forEach((rule, verdict) -> {
            if (change(rule).isEmpty()) {
                all.add(RuleChange.unseen(rule, verdict));
            }
        });
        return new Comparison(base, head, all);
    }

    /**
     * What is to be repeated before anything is said of it: the rules that differ, whether or not they were meant to, and
     * those that do not though they were. Of a rule without a verdict nothing is said, whatever a repetition says of it.
     */
    public List<String> inDoubt() {
        return rules.stream()
                .filter(Comparison::isInDoubt)
                .map(RuleChange::rule)
                .toList();
    }

    private static boolean isInDoubt(RuleChange rule) {
        return rule.change() != Change.BROKEN && (rule.change() != Change.SAME || !rule.isAsExpected());
    }

    /**
     * With the rules flaky that a repetition says something else of, and without a verdict those that it has none on.
     *
     * @param repeated both results of the rules that were {@link #inDoubt}
     */
    public Comparison confirmedBy(Comparison repeated) {
        return with(rule -> {
            if (rule.change() == Change.BROKEN) {
                return rule;
            } else if (isInDoubt(rule) && !repeated.hasVerdicts(rule.rule())) {
                return rule.unconfirmed();
            }
            return repeated.disagrees(rule) ? rule.flaky() : rule;
        });
    }

    /** With no verdict on these rules, which were not repeated though they had to be. */
    public Comparison unrepeated(Collection<String> doubtful) {
        return with(rule -> doubtful.contains(rule.rule()) ? rule.unconfirmed() : rule);
    }

    /** The rules on which another comparison of the same kernels has another verdict on one of them. */
    public List<String> unconfirmedBy(Comparison repeated) {
        return rules.stream().filter(repeated::disagrees).map(RuleChange::rule).toList();
    }

    /** What a repetition says of the first kernel, of all rules that were {@link #inDoubt}. */
    Confirmation.Base baseBy(Comparison repeated) {
        return inDoubt().stream()
                .map(rule -> baseBy(base.of(rule), repeated.base.of(rule)))
                .max(Comparator.naturalOrder())
                .orElse(Confirmation.Base.CONFIRMED);
    }

    private static Confirmation.Base baseBy(Optional<Judgement> first, Optional<Judgement> second) {
        boolean repeated =
                second.filter(said -> said.verdict() != Verdict.BROKEN).isPresent();
        if (!repeated) {
            return Confirmation.Base.NOT_REPEATED;
        }
        return verdict(first).equals(verdict(second)) ? Confirmation.Base.CONFIRMED : Confirmation.Base.CONTRADICTED;
    }

    private boolean disagrees(RuleChange first) {
        return change(first.rule())
                .filter(rule -> rule.change() != first.change()
                        || !verdict(rule.base()).equals(verdict(first.base()))
                        || !verdict(rule.head()).equals(verdict(first.head())))
                .isPresent();
    }

    private boolean hasVerdicts(String rule) {
        return change(rule).filter(now -> now.change() != Change.BROKEN).isPresent();
    }

    private Optional<RuleChange> change(String rule) {
        return rules.stream().filter(each -> each.rule().equals(rule)).findFirst();
    }

    private static Optional<Verdict> verdict(Optional<Judgement> side) {
        return side.map(Judgement::verdict);
    }

    private Comparison with(Function<RuleChange, RuleChange> change) {
        return new Comparison(base, head, rules.stream().map(change).toList());
    }

    /** The rules of one kind, in the order of the run. */
    public List<RuleChange> of(Change change) {
        return rules.stream().filter(rule -> rule.change() == change).toList();
    }

    /** The rules for which the patch is to be refused: they got worse, or are not what it announces. */
    public List<RuleChange> refused() {
        return rules.stream()
                .filter(rule -> rule.change() != Change.BROKEN)
                .filter(rule -> !rule.isAsExpected())
                .toList();
    }

    /** The rules that were not the same when they were repeated, and of which nothing was announced. */
    public List<RuleChange> flaky() {
        return of(Change.FLAKY).stream().filter(RuleChange::isAsExpected).toList();
    }

    /** The rules that changed as it was announced. */
    public List<RuleChange> announced() {
        return rules.stream()
                .filter(rule -> rule.expected().isPresent() && rule.isAsExpected())
                .toList();
    }

    /** Whether a rule was seen on one side at least. */
    public boolean isJudged() {
        return Stream.of(base, head)
                .flatMap(side -> side.rules().values().stream())
                .map(Judgement::verdict)
                .anyMatch(verdict -> verdict != Verdict.BROKEN && verdict != Verdict.NOT_APPLICABLE);
    }

    /** Whether each rule has a verdict on both sides. */
    public boolean isWhole() {
        return of(Change.BROKEN).isEmpty();
    }
}
