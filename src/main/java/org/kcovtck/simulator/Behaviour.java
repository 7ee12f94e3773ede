/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import org.kcovtck.rules.Generation;
import org.kcovtck.rules.Profile;

/** How a simulated kernel differs from others: its profile, as questions that the code asks. */
class Behaviour {
    private final Profile profile;
    private final boolean comparisons;

    Behaviour(Profile profile, boolean comparisons) {
        this.profile = profile;
        this.comparisons = comparisons;
    }

    Profile profile() {
        return profile;
    }

    /** CONFIG_KCOV_ENABLE_COMPARISONS. */
    boolean comparisons() {
        return comparisons;
    }

    /** KCOV_ENABLE chooses what is traced; before, its argument had to be 0 (v4.15). */
    boolean traceModes() {
        return since(Generation.G2);
    }

    /** 32-bit tasks may use KCOV (v4.14). */
    boolean compatIoctl() {
        return fixed("compat-ioctl");
    }

    /** A task that has enabled one descriptor cannot enable another (v4.16). */
    boolean detectsDoubleAssociation() {
        return fixed("double-association");
    }

    /** There is KCOV_REMOTE_ENABLE, and there are sections (v5.5). */
    boolean remote() {
        return since(Generation.G3);
    }

    /** A section may be in a softirq (v5.8). */
    boolean softirqSections() {
        return since(Generation.G4);
    }

    /** The buffer is allocated by KCOV_INIT_TRACE and not by the first mmap (v5.18). */
    boolean allocatesInInitTrace() {
        return since(Generation.G5);
    }

    /** One task may collect locally and remotely at the same time, with two descriptors (v7.2). */
    boolean simultaneous() {
        return since(Generation.G7);
    }

    /** Where a task has one descriptor: while that collects remotely, the task is in a mode of its own (v6.10). */
    boolean remoteMode() {
        return fixed("remote-owner-kept");
    }

    /** The count is written before the entry (v5.19). */
    boolean countBeforeEntry() {
        return fixed("count-before-entry");
    }

    /** A comparison count that user space wrote is checked before it is used. */
    boolean boundsComparisonCount() {
        return fixed("cmp-count-bound");
    }

    /** What interrupts a softirq is not taken for it (v6.11). */
    boolean excludesInterruptsOfSoftirqs() {
        return fixed("hardirq-in-softirq");
    }

    /** Whether a softirq runs here, as kcov sees it: {@code in_softirq_really()} or {@code in_serving_softirq()}. */
    boolean inSoftirq(PreemptCount context) {
        return context.inServingSoftirq() && !(context.inHardirq() && excludesInterruptsOfSoftirqs());
    }

    /** An interrupt has no common handle, whatever the task that it interrupts has (v5.11). */
    boolean commonHandleInTasksOnly() {
        return fixed("common-handle-in-task");
    }

    /** {@code vmalloc(0)} is taken for a bug; before, for a want of memory (v5.13). */
    boolean warnsOfEmptyAllocations() {
        return since(Generation.G5);
    }

    /** Timers are set anew on the way out of their interrupt, where the task seems to do it (v7.2). */
    boolean rearmsTimersAfterInterrupts() {
        return since(Generation.G7);
    }

    private boolean fixed(String fix) {
        return profile.fixes().contains(fix);
    }

    private boolean since(Generation generation) {
        return profile.generation().compareTo(generation) >= 0;
    }
}
