/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.mutants;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.machine.MutantVm;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;
import org.kcovtck.vm.Mutant;

/** Looks for a rule that notices each of several mutants, on several VMs side by side. */
public final class Hunt {
    private final Queue<Mutant> left;
    private final List<Finding> findings = new ArrayList<>();
    private final Consumer<Finding> notes;

    /** @param notes is told each finding as soon as it is there */
    public Hunt(Collection<Mutant> mutants, Consumer<Finding> notes) {
        this.left = new ConcurrentLinkedQueue<>(mutants);
        this.notes = notes;
    }

    /**
     * Hunts them all, until {@link #stop} is called.
     *
     * @param vms makes a VM for each lane
     * @throws BrokenException when no VM can be booted; what was found until then is in {@link #findings}
     */
    public void run(Supplier<MutantVm> vms, int lanes, Catalogue catalogue, Profiles profiles) {
        ExecutorService pool = Executors.newFixedThreadPool(lanes);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < lanes; i++) {
                running.add(pool.submit(() -> {
                    try (Lane lane = new Lane(catalogue, profiles, vms.get())) {
                        work(lane);
                    }
                }));
            }
            for (Future<?> lane : running) {
                lane.get();
            }
        } catch (ExecutionException e) {
            stop();
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenException("interrupted", e);
        } finally {
            pool.shutdown();
        }
    }

    private void work(Lane lane) {
        for (Mutant mutant = left.poll(); mutant != null; mutant = left.poll()) {
            add(lane.find(mutant));
        }
    }

    private synchronized void add(Finding finding) {
        findings.add(finding);
        notes.accept(finding);
    }

    /** No further mutant is looked for. */
    public void stop() {
        left.clear();
    }

    /** What was found so far, by the mutants' numbers. */
    public synchronized List<Finding> findings() {
        return findings.stream()
                .sorted((one, other) ->
                        Integer.compare(one.mutant().number(), other.mutant().number()))
                .toList();
    }
}
