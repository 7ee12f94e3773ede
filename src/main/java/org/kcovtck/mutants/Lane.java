/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.mutants;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.harness.Conformance;
import org.kcovtck.harness.ConformanceRun;
import org.kcovtck.harness.Selection;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;
import org.kcovtck.machine.MutantVm;
import org.kcovtck.rules.Catalogue;
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
    private final List<TestVerdict> told = new ArrayList<>();
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
     * conforms without the mutant on the same kernel, or else is violated with it on one that has just been booted: it
     * may show what an earlier mutant has left behind.
     *
     * @throws BrokenException when no VM can be booted
     */
    Finding find(Mutant mutant) {
        long start = System.nanoTime();
        Predicate<Rule> named = rule -> mutant.rules().contains(rule.id());
        Optional<TestVerdict> kill = violation(mutant, named).or(() -> violation(mutant, named.negate()));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return kill.map(verdict -> new Finding(mutant, Optional.of(verdict.rule()), why(verdict), took))
                .orElseGet(() -> new Finding(mutant, Optional.empty(), broken(), took));
    }

    private Optional<TestVerdict> violation(Mutant mutant, Predicate<Rule> rules) {
        Optional<TestVerdict> first = firstViolation(mutant.number(), rules);
        if (first.isEmpty() || isByTheMutant(first.get(), mutant)) {
            return first;
        }
        return firstViolation(mutant.number(), rules);
    }

    private boolean isByTheMutant(TestVerdict violation, Mutant mutant) {
        Predicate<Rule> same = rule -> rule.id().equals(violation.rule());
        int boots = vm.boots();
        boolean without = firstViolation(MutantVm.NONE, same).isEmpty() && broken().isEmpty();
        if (without && vm.boots() == boots) {
            return true;
        }
        if (!without) {
            boot();
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

    /** What came in the way of verdicts; empty if nothing did. */
    private String broken() {
        List<TestVerdict> broken = told.stream()
                .filter(verdict -> verdict.verdict() == Verdict.BROKEN)
                .toList();
        return broken.isEmpty()
                ? ""
                : broken.size() + " rules broken, the first " + broken.get(0).rule() + ": " + why(broken.get(0));
    }

    private static String why(TestVerdict verdict) {
        String reason = verdict.reason().lines().findFirst().orElse("");
        return verdict.got().isEmpty() ? reason : reason + ": " + verdict.got();
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
