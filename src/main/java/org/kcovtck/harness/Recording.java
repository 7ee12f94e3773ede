/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kcovtck.target.Outcome;

/**
 * What one test did, for those who want to do it again: its tasks, their operations with their outcomes, and what the test
 * said of these, in order. Tasks are named as in the lines of calls: {@code p1}, {@code p1.t2}.
 */
public final class Recording {
    private static final ThreadLocal<Recording> CURRENT = new ThreadLocal<>();

    private final List<Step> steps = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean whole = true;

    /** How a task came to be. */
    public enum Kind {
        PROCESS,
        PROCESS32,
        THREAD,
        FORK,
        CLONE_FILES
    }

    /** What a check wants of a number. */
    public enum Relation {
        IS,
        IS_NOT,
        ABOVE,
        BELOW,
        /** In the upper half of the address space. */
        KERNEL_ADDRESS
    }

    /** One thing that a test did. */
    public sealed interface Step {
        /** @param maker the task that made it; empty for a process of the test's own */
        record Made(String task, Kind kind, String maker) implements Step {}

        record Script(String task, List<Outcome> outcomes) implements Step {}

        record Exec(String task) implements Step {}

        record Exit(String task) implements Step {}

        /** A call has to return something; a failure is a negated errno. */
        record Returned(Outcome outcome, Relation relation, long bound, boolean holds) implements Step {}

        /** A number has to be something: {@code "word 3"}, of what was loaded last. */
        record Seen(String what, long value, Relation relation, long bound, boolean holds) implements Step {}

        /** The PCs of the buffer that was loaded last have to be these: {@code "A3 B2"}. */
        record Pattern(String runs, long[] pcs, boolean holds) implements Step {}
    }

    void add(Step step) {
        steps.add(step);
    }

    /** Something was done that is not written down here. */
    void leaveOut() {
        whole = false;
    }

    /** Whether all that was done is written down: not so for races. */
    public boolean isWhole() {
        return whole;
    }

    /** All steps so far. */
    public List<Step> steps() {
        synchronized (steps) {
            return List.copyOf(steps);
        }
    }

    /** The check that the test ended with, if it did not hold. */
    public Optional<Step> failed() {
        List<Step> all = steps();
        return all.stream().filter(Recording::hasFailed).reduce((one, other) -> other);
    }

    private static boolean hasFailed(Step step) {
        return step instanceof Step.Returned returned && !returned.holds()
                || step instanceof Step.Seen seen && !seen.holds()
                || step instanceof Step.Pattern pattern && !pattern.holds();
    }

    /** From now on the checks of this thread are written down here. */
    void begin() {
        CURRENT.set(this);
    }

    static void end() {
        CURRENT.remove();
    }

    static void returned(Outcome outcome, Relation relation, long bound, boolean holds) {
        note(new Step.Returned(outcome, relation, bound, holds));
    }

    static void seen(String what, long value, Relation relation, long bound, boolean holds) {
        note(new Step.Seen(what, value, relation, bound, holds));
    }

    static void pattern(String runs, long[] pcs, boolean holds) {
        note(new Step.Pattern(runs, pcs, holds));
    }

    private static void note(Step check) {
        Recording recording = CURRENT.get();
        if (recording != null) {
            recording.add(check);
        }
    }
}
