/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.selfcheck;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.harness.Verdict;
import org.kcovtck.machine.Machines;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;
import org.kcovtck.simulator.Defect;

/**
 * Runs all suites once on a kernel without a defect, for each profile, and once on a kernel with each defect. A defect is
 * killed when each rule that it must break is violated, and no more than a {@link #BROADEST}th of all that are judged.
 */
public final class Selfcheck {
    /** What part of the rules that are judged a defect may break besides its own: it shall be a small mistake. */
    public static final int BROADEST = 10;

    private final SimulatorRun run;
    private final Profiles profiles;

    public Selfcheck(Catalogue catalogue, Profiles profiles) {
        this.run = new SimulatorRun(catalogue, profiles);
        this.profiles = profiles;
    }

    /**
     * Checks the suites by these defects, in their order.
     *
     * @param notes is told each finding as soon as it is there
     */
    public Score check(Collection<Defect> defects, Consumer<Finding> notes) {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Callable<Bench>> rights = new ArrayList<>();
            profiles.all().forEach(profile -> rights.add(() -> run.without(profile, true)));
            rights.add(() -> run.without(profiles.newest(), false));
            List<Bench> benches = results(pool, rights, bench -> {});
            List<Callable<Finding>> wrongs = new ArrayList<>();
            defects.forEach(defect -> wrongs.add(() -> finding(defect, benches)));
            return new Score(benches, results(pool, wrongs, notes));
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> List<T> results(ExecutorService pool, List<Callable<T>> work, Consumer<T> notes) {
        List<Future<T>> running = work.stream().map(pool::submit).toList();
        List<T> results = new ArrayList<>();
        for (Future<T> each : running) {
            try {
                T result = each.get();
                notes.accept(result);
                results.add(result);
            } catch (ExecutionException e) {
                throw new BrokenException("a run on the simulator failed: " + e.getCause(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BrokenException("interrupted", e);
            }
        }
        return results;
    }

    private Finding finding(Defect defect, List<Bench> benches) {
        Optional<Bench> found = benches.stream()
                .filter(bench ->
                        defect.profile().map(bench.profile().name()::equals).orElse(true))
                .filter(bench -> bench.shows(defect.rules()))
                .findFirst();
        if (found.isEmpty()) {
            String nowhere = String.join(" and ", defect.rules()) + ": no simulated kernel conforms to begin with";
            return new Finding(defect, "none", List.of(), List.of(nowhere));
        }
        Bench bench = found.get();
        Map<String, Said> said = run.with(defect, bench);
        List<String> violated = said.keySet().stream()
                .filter(rule -> said.get(rule).verdict() == Verdict.VIOLATES && !bench.has(rule, Verdict.VIOLATES))
                .toList();
        return new Finding(
                defect,
                Machines.simulator(bench.profile(), bench.comparisons(), Optional.of(defect))
                        .name(),
                violated,
                survived(defect, bench, said, violated));
    }

    private static List<String> survived(Defect defect, Bench bench, Map<String, Said> said, List<String> violated) {
        List<String> reasons = new ArrayList<>();
        defect.rules().stream()
                .filter(rule -> !violated.contains(rule))
                .forEach(rule -> reasons.add(rule + " " + said.get(rule)));
        long most = Math.max(defect.rules().size(), bench.judged() / BROADEST);
        if (violated.size() > most) {
            reasons.add(String.format(
                    "it breaks %d of %d rules, and %d are the most", violated.size(), bench.judged(), most));
        }
        return reasons;
    }
}
