/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.mutants;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.harness.Conformance;
import org.kcovtck.harness.ConformanceRun;
import org.kcovtck.harness.Selection;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;
import org.kcovtck.machine.MutantVm;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Need;
import org.kcovtck.rules.Profiles;
import org.kcovtck.rules.Rule;
import org.kcovtck.vm.Mutant;

/** One VM that has one mutant after the other. It is booted anew when one has left something behind. */
final class Lane implements AutoCloseable {
    private static final Conformance.Settings SETTINGS =
            new Conformance.Settings(Optional.empty(), false, false, note -> {});

    private final Catalogue catalogue;
    private final Profiles profiles;
    private final MutantVm vm;
    /** By the run that goes on, or the last. */
    private final List<TestVerdict> told = new ArrayList<>();
    /** By all runs for this mutant. */
    private final List<TestVerdict> broken = new ArrayList<>();

    private Conformance conformance;
    private ConformanceRun run;

    /** Takes over the VM. */
    Lane(Catalogue catalogue, Profiles profiles, MutantVm vm) {
        this.catalogue = catalogue;
        this.profiles = profiles;
        this.vm = vm;
    }

    /**
     * Runs the rules that should notice, then all others, until one is violated. That counts only if the same rule
     * conforms without the mutant on the same kernel. If it does not, or the kernel died, it may show what an earlier
     * mutant has left behind: then it has to conform without and be violated with the mutant on one that has just been
     * booted. A race has to be lost twice, for it may be lost by chance.
     *
     * @throws BrokenException when no VM can be booted
     */
    Finding find(Mutant mutant) {
        long start = System.nanoTime();
        broken.clear();
        Predicate<Rule> named = rule -> mutant.rules().contains(rule.id());
        Optional<TestVerdict> kill = violation(mutant, named).or(() -> violation(mutant, named.negate()));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return kill.map(verdict -> Finding.killed(mutant, verdict.rule(), verdict.why(), took))
                .orElseGet(() -> Finding.survived(mutant, broken(), took));
    }

    private Optional<TestVerdict> violation(Mutant mutant, Predicate<Rule> rules) {
        Set<String> doubtful = new HashSet<>();
        while (true) {
            Optional<TestVerdict> first =
                    firstViolation(mutant.number(), rules.and(rule -> !doubtful.contains(rule.id())));
            if (first.isEmpty() || isByTheMutant(first.get().rule(), mutant)) {
                return first;
            }
            doubtful.add(first.get().rule());
        }
    }

    private boolean isByTheMutant(String id, Mutant mutant) {
        Predicate<Rule> same = rule -> rule.id().equals(id);
        int boots = vm.boots();
        boolean without =
                firstViolation(MutantVm.NONE, same).isEmpty() && told.stream().allMatch(Lane::isJudged);
        if (without && vm.boots() == boots) {
            return !catalogue.rule(id).needs().contains(Need.RACE)
                    || firstViolation(mutant.number(), same).isPresent();
        }
        if (!without) {
            boot();
            if (firstViolation(MutantVm.NONE, same).isPresent()) {
                return false;
            }
        }
        boolean with = firstViolation(mutant.number(), same).isPresent();
        boot();
        return with;
    }

    private Optional<TestVerdict> firstViolation(int mutant, Predicate<Rule> wanted) {
        List<Rule> rules = catalogue.rules().stream()
                .filter(rule -> rule.untested().isEmpty() && wanted.test(rule))
                .toList();
        told.clear();
        if (!rules.isEmpty()) {
            connect();
            vm.have(mutant);
            run = ConformanceRun.withoutAllure(conformance, new Selection(rules));
            run.run();
        }
        return told.stream()
                .filter(verdict -> verdict.verdict() == Verdict.VIOLATES)
                .findFirst();
    }

    /** Without a mutant, or looking at the kernel could be what it ruins. */
    private void connect() {
        if (conformance != null) {
            try {
                vm.have(MutantVm.NONE);
                conformance.release();
                return;
            } catch (BrokenException e) {
                boot();
            }
        }
        conformance = new Conformance(catalogue, profiles, vm, SETTINGS, this::tell);
        conformance.release();
    }

    private void tell(TestVerdict verdict) {
        told.add(verdict);
        if (!isJudged(verdict)) {
            broken.add(verdict);
        }
        if (verdict.verdict() == Verdict.VIOLATES) {
            run.cancel();
        }
    }

    /** The next rule runs on a kernel that has just been booted. */
    private void boot() {
        vm.powerOff();
        conformance.close();
        conformance = null;
    }

    private static boolean isJudged(TestVerdict verdict) {
        return verdict.verdict() != Verdict.BROKEN;
    }

    /** What came in the way of verdicts; empty if nothing did. */
    private String broken() {
        return broken.isEmpty()
                ? ""
                : broken.size() + " tests broken, the first of " + broken.get(0).rule() + ": "
                        + broken.get(0).why();
    }

    @Override
    public void close() {
        if (conformance == null) {
            vm.close();
        } else {
            conformance.close();
        }
    }
}
