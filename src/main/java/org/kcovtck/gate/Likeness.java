/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kcovtck.harness.Verdict;
import org.kcovtck.matrix.KernelResult;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Generation;
import org.kcovtck.rules.Need;
import org.kcovtck.rules.Profile;
import org.kcovtck.rules.Profiles;
import org.kcovtck.rules.Rule;

/**
 * What a kernel behaves like: the rules that came with each generation, and with each fix, are run as if the kernel were
 * of the newest.
 *
 * @param profiles the newest of which has every generation and every fix
 */
public record Likeness(Catalogue catalogue, Profiles profiles) {
    /** A few rules tell a generation; there may be more than a hundred that came with it. */
    private static final int PROBES = 8;

    /** Whether something is there. */
    public enum Answer {
        YES,
        NO,
        /** No rule tells, or none could be seen. */
        UNSEEN
    }

    /** The rules to be run. */
    public List<String> probes() {
        Stream<Rule> generations = Stream.of(Generation.values()).flatMap(this::of);
        return Stream.concat(generations, newest().fixes().stream().sorted().flatMap(this::of))
                .map(Rule::id)
                .distinct()
                .toList();
    }

    /** Those that came with a generation and have stayed, whatever is fixed. */
    private Stream<Rule> of(Generation generation) {
        return stayed().filter(rule -> rule.since() == generation && generation != Generation.G1)
                .filter(rule -> rule.fix().isEmpty() && Set.of(Need.PROBE).containsAll(rule.needs()))
                .sorted(Comparator.comparing(rule -> rule.needs().size()))
                .limit(PROBES);
    }

    private Stream<Rule> of(String fix) {
        return stayed().filter(rule -> rule.fix().equals(Optional.of(fix)) || isViolatedUntil(fix, rule));
    }

    private boolean isViolatedUntil(String fix, Rule rule) {
        return profiles.all().stream()
                .flatMap(profile -> profile.knownViolation(rule.id()).stream())
                .anyMatch(known -> known.until().equals(Optional.of(fix)));
    }

    private Profile newest() {
        return profiles.newest();
    }

    private Stream<Rule> stayed() {
        return catalogue.rules().stream()
                .filter(rule -> rule.untested().isEmpty()
                        && rule.appliesTo(newest()).isEmpty()
                        && newest().knownViolation(rule.id()).isEmpty());
    }

    /** What the kernel has of each generation but the first; some rules of a generation may be violated by a wrong kernel. */
    private Map<Generation, Answer> generations(KernelResult result) {
        Map<Generation, Answer> answers = new LinkedHashMap<>();
        Stream.of(Generation.values())
                .skip(1)
                .forEach(generation ->
                        answers.put(generation, answer(of(generation).toList(), result)));
        return answers;
    }

    /** What the kernel has of each fix. */
    public Map<String, Answer> fixes(KernelResult result) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        Set<String> names = new TreeSet<>(newest().fixes());
        names.forEach(fix -> answers.put(fix, answer(of(fix).toList(), result)));
        return answers;
    }

    private static Answer answer(List<Rule> rules, KernelResult result) {
        long yes = count(rules, result, Verdict.CONFORMS);
        long no = count(rules, result, Verdict.VIOLATES);
        if (yes + no == 0) {
            return Answer.UNSEEN;
        }
        return yes > no ? Answer.YES : Answer.NO;
    }

    private static long count(List<Rule> rules, KernelResult result, Verdict verdict) {
        return rules.stream()
                .flatMap(rule -> result.of(rule.id()).stream())
                .filter(judgement -> judgement.verdict() == verdict)
                .count();
    }

    /** The generations that the kernel may be of: more than one when nothing tells them apart. */
    public List<Generation> candidates(KernelResult result) {
        List<Generation> candidates = new ArrayList<>(List.of(Generation.G1));
        for (Map.Entry<Generation, Answer> generation : generations(result).entrySet()) {
            if (generation.getValue() == Answer.NO) {
                break;
            }
            if (generation.getValue() == Answer.YES) {
                candidates.clear();
            }
            candidates.add(generation.getKey());
        }
        return candidates;
    }
}
