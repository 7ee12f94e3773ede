/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.areas;
import static org.kcovtck.simulator.Fault.behaviour;
import static org.kcovtck.simulator.Fault.callbacks;
import static org.kcovtck.simulator.Fault.sections;
import static org.kcovtck.simulator.SectionsDefects.start;

import java.util.List;

/** Sections of softirqs, and what interrupts do to others, gone wrong. */
final class InterruptsDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "saved-collection-kept",
                    "SOFT-006 SECT-007",
                    "The end of a softirq's section does not forget what had been saved",
                    sections(parts -> new WrongParts.InSoftirqs(parts) {
                        @Override
                        void softirqStop(TaskStruct t) {
                            TaskStruct.Saved saved = t.kcovSaved;
                            super.softirqStop(t);
                            t.kcovSaved = saved;
                        }
                    })),
            defect(
                    "softirqs-of-kernel-threads-only",
                    "SECT-002",
                    "A softirq that has interrupted a system call runs no section",
                    start((parts, t, handle) -> t.preemptCount.inTask() || t.files.get(3) == null)),
            defect(
                    "softirqs-not-recorded",
                    "DOC-005",
                    "What is no task is not recorded, sections or not",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        boolean checkKcovMode(KcovMode needed, TaskStruct t) {
                            return t.preemptCount.inTask() && super.checkKcovMode(needed, t);
                        }
                    })),
            defect(
                    "section-of-interrupt-refused-silently",
                    "SOFT-003",
                    "Of a section in an interrupt nobody is told",
                    sections(parts -> new WrongParts.InTasks(parts) {
                        @Override
                        void remoteStart(TaskStruct t, long handle) {
                            if (t.preemptCount.inTask()) {
                                super.remoteStart(t, handle);
                            }
                        }
                    })),
            defect(
                    "softirq-area-of-a-page",
                    "SECT-014",
                    "The areas of softirqs are as small as those of tasks",
                    areas((allocator, log) -> new KcovRemoteAreas(allocator, log) {
                        @Override
                        long[] get(long words, boolean inIrq) {
                            return inIrq ? new long[512] : super.get(words, false);
                        }
                    })),
            defect(
                    "nested-section-of-softirq-refused-silently",
                    "SECT-006",
                    "Of a section in a softirq's section nobody is told",
                    start((parts, t, handle) -> t.preemptCount.inTask() || !t.kcovSoftirq)),
            defect(
                    "section-of-hardirq-warned-of",
                    "SECT-008",
                    "A section in a hardware interrupt is taken for a mistake",
                    start((parts, t, handle) -> {
                        if (t.preemptCount.inHardirq() && !t.preemptCount.inServingSoftirq()) {
                            parts.log().warn("kernel/kcov.c:895 at kcov_remote_start");
                        }
                        return true;
                    })),
            defect(
                    "hardirq-taken-for-its-softirq",
                    "SOFT-004 BUF-010",
                    "in_serving_softirq() is taken for the whole truth",
                    behaviour((profile, comparisons) -> new Behaviour(profile, comparisons) {
                        @Override
                        boolean excludesInterruptsOfSoftirqs() {
                            return false;
                        }
                    })),
            defect(
                    "hardirq-told-from-its-softirq",
                    "SOFT-005",
                    "What interrupts a softirq is left out",
                    behaviour((profile, comparisons) -> new Behaviour(profile, comparisons) {
                        @Override
                        boolean excludesInterruptsOfSoftirqs() {
                            return true;
                        }
                    })),
            defect(
                    "interrupted-section-lost",
                    "SECT-007",
                    "Only a task's own collection is saved for a softirq, not a section",
                    sections(parts -> new WrongParts.InSoftirqs(parts) {
                        @Override
                        void softirqStart(TaskStruct t) {
                            boolean section = t.kcov != null && t.kcov.t != t;
                            super.softirqStart(t);
                            if (section) {
                                t.kcovSaved = null;
                            }
                        }
                    })),
            defect(
                    "interrupted-collection-lost",
                    "SOFT-006 USB-004",
                    "Only a section is saved for a softirq, not a task's own collection",
                    sections(parts -> new WrongParts.InSoftirqs(parts) {
                        @Override
                        void softirqStart(TaskStruct t) {
                            boolean own = t.kcov != null && t.kcov.t == t;
                            super.softirqStart(t);
                            if (own) {
                                t.kcovSaved = null;
                            }
                        }
                    })),
            defect(
                    "saved-before-handle-is-found",
                    "SOFT-007",
                    "What is interrupted is saved before the handle is looked up",
                    start((parts, t, handle) -> {
                        boolean saved = t.preemptCount.inServingSoftirq()
                                && parts.remotes().find(handle) == null;
                        if (saved) {
                            t.stop();
                        }
                        return !saved;
                    })),
            defect(
                    "interrupts-in-a-section",
                    "SOFT-008",
                    "What interrupts a section is recorded as a part of it",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        boolean checkKcovMode(KcovMode needed, TaskStruct t) {
                            boolean section = t.kcov != null && t.kcov.t != t;
                            return section ? t.kcovMode == needed : super.checkKcovMode(needed, t);
                        }
                    })),
            defect(
                    "interrupts-in-a-system-call",
                    "BUF-009",
                    "What interrupts a system call is recorded as a part of it",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        boolean checkKcovMode(KcovMode needed, TaskStruct t) {
                            boolean own = t.kcov != null && t.kcov.t == t;
                            return own ? t.kcovMode == needed : super.checkKcovMode(needed, t);
                        }
                    })),
            defect(
                    "timers-set-anew-in-the-task",
                    "BUF-022",
                    "Timers are set anew behind the end of their interrupt",
                    behaviour((profile, comparisons) -> new Behaviour(profile, comparisons) {
                        @Override
                        boolean rearmsTimersAfterInterrupts() {
                            return true;
                        }
                    })),
            defect(
                    "interrupted-owner-forgotten",
                    "SECT-024",
                    "The end of a softirq's section clears all of the task's fields",
                    sections(parts -> new WrongParts.InSoftirqs(parts) {
                        @Override
                        void softirqStop(TaskStruct t) {
                            boolean idle = t.kcovSaved == null;
                            super.softirqStop(t);
                            t.kcovRemote = idle ? null : t.kcovRemote;
                        }
                    })));

    private InterruptsDefects() {}
}
