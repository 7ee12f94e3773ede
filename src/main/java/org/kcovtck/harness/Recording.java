/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kcovtck.harness.Step.Performed;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Outcome;

/**
 * All that one test did and compared, such that it can be done again without it. Checks are those of the thread that runs
 * the test: an assert tells the recording that is the thread's own.
 */
public final class Recording {
    private static final int MOST_OUTCOMES = 20_000;
    private static final int MOST_BYTES = 16 << 20;
    private static final ThreadLocal<Recording> OF_THREAD = new ThreadLocal<>();

    private final boolean wanted;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Outcome, Performed> byOutcome = new IdentityHashMap<>();
    private final List<Check> early = new ArrayList<>();
    private int outcomes;
    private long bytes;
    private boolean checking;
    private Check failed;

    /** @param wanted whether anything is kept */
    Recording(boolean wanted) {
        this.wanted = wanted;
    }

    /** The steps so far; none when there were too many to keep. */
    public synchronized List<Step> steps() {
        return Collections.unmodifiableList(new ArrayList<>(steps));
    }

    /** Whether there were more than are kept. */
    public synchronized boolean isTooLong() {
        return outcomes > MOST_OUTCOMES || bytes > MOST_BYTES;
    }

    /** The check that did not hold, if that is what ended the test. */
    public synchronized Optional<Check> failed() {
        return Optional.ofNullable(failed);
    }

    synchronized int size() {
        return steps.size();
    }

    synchronized void add(Step step) {
        if (wanted && !isTooLong()) {
            steps.add(step);
        }
    }

    synchronized void performed(String task, List<Operation> script, List<Outcome> result) {
        if (!wanted) {
            return;
        }
        outcomes += script.size();
        bytes += result.stream().mapToLong(each -> each.data().length).sum();
        Performed step = new Performed(task, script, result);
        if (isTooLong()) {
            steps.clear();
            byOutcome.clear();
        } else if (isGlanceAgain(step)) {
            steps.set(steps.size() - 1, step.asAgain());
            outcomes--;
            bytes -= Long.BYTES;
        } else {
            steps.add(step);
            step.outcomes().forEach(outcome -> byOutcome.put(outcome, step));
        }
    }

    private boolean isGlanceAgain(Performed step) {
        return !steps.isEmpty()
                && steps.get(steps.size() - 1) instanceof Performed last
                && last.isGlance()
                && last.task().equals(step.task())
                && last.script().equals(step.script());
    }

    /** Does something while the checks of this thread are those of a recording. */
    static void during(Recording recording, TestRun.Body body) throws Throwable {
        if (!recording.wanted) {
            body.run();
            return;
        }
        OF_THREAD.set(recording);
        try {
            body.run();
        } finally {
            OF_THREAD.remove();
        }
    }

    /** Compares, which throws if it does not hold; what else is compared for that is no check of its own. */
    static void check(Check check, Runnable comparison) {
        Recording recording = OF_THREAD.get();
        if (recording == null || recording.checking) {
            comparison.run();
            return;
        }
        recording.checking = true;
        recording.add(check);
        try {
            comparison.run();
        } catch (AssertionError e) {
            recording.failed = check;
            throw e;
        } finally {
            recording.checking = false;
        }
    }

    /** To what came of an operation a check belongs beside that; any other to what was done last. */
    private synchronized void add(Check check) {
        Performed step = check instanceof Check.OfOutcome of ? byOutcome.get(of.outcome()) : lastPerformed();
        if (step == null) {
            early.add(check);
        } else {
            step.add(check);
        }
    }

    private Performed lastPerformed() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i) instanceof Performed step) {
                return step;
            }
        }
        return null;
    }

    /** What a test needs to work and does not test has failed, as the message of that says. */
    synchronized void required(String message) {
        for (int i = steps.size() - 1; i >= 0 && failed == null; i--) {
            if (steps.get(i) instanceof Performed step) {
                step.outcomes().stream()
                        .filter(outcome ->
                                !outcome.succeeded() && message.startsWith(outcome.operation() + Outcome.NEEDED))
                        .findFirst()
                        .ifPresent(outcome -> {
                            failed = new Check.OfOutcome(outcome, Relation.AT_LEAST, 0);
                            step.add(failed);
                        });
            }
        }
    }

    /** Checks of what no task has done. */
    public synchronized List<Check> early() {
        return List.copyOf(early);
    }
}
