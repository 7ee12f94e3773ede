/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.sections;
import static org.kcovtck.simulator.SectionsDefects.start;

import java.util.List;

/** What sections do to the task that has asked for them. */
final class SectionOwnerDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "owner-runs-no-section",
                    "SIM-009",
                    "A task that has remote coverage counts as enabled",
                    start((parts, t, handle) -> {
                        boolean owner = t.kcovRemote != null && t.preemptCount.inTask();
                        if (owner) {
                            parts.log().warn("kernel/kcov.c:901 at kcov_remote_start");
                        }
                        return !owner;
                    })),
            defect(
                    "section-of-owner-refused-silently",
                    "SIM-030",
                    "Of a section in a task that has remote coverage nobody is told",
                    start((parts, t, handle) -> t.kcovMode != KcovMode.REMOTE)),
            defect(
                    "section-of-owner-refused-silently-g3",
                    "SIM-031",
                    "Of a section in a task that has a descriptor nobody is told",
                    sections(parts -> new WrongParts.InTasks(parts) {
                        @Override
                        void remoteStart(TaskStruct t, long handle) {
                            if (t.kcov == null || t.kcov.t != t) {
                                super.remoteStart(t, handle);
                            }
                        }
                    })),
            defect(
                    "section-stops-its-owner",
                    "SIM-025",
                    "kcov_remote_stop() resets the owner's mode and not the caller's",
                    sections(parts -> new WrongParts.InSoftirqs(parts) {
                        @Override
                        void remoteStop(TaskStruct t) {
                            Kcov kcov = t.kcov;
                            super.remoteStop(t);
                            if (kcov != null && kcov.t != null && kcov.t != t) {
                                kcov.t.kcovMode = KcovMode.DISABLED;
                            }
                        }
                    })),
            defect(
                    "interrupted-owner-not-restored",
                    "SIM-032",
                    "What a task collects is not saved for a softirq whose section it has asked for",
                    sections(parts -> new WrongParts.InSoftirqs(parts) {
                        @Override
                        void softirqStart(TaskStruct t) {
                            super.softirqStart(t);
                            if (t.kcovRemote != null) {
                                t.kcovSaved = null;
                            }
                        }
                    })),
            defect(
                    "section-in-its-owners-mode",
                    "SIM-033",
                    "A section is collected in the mode that its owner collects itself in",
                    sections(parts -> new WrongParts.InSoftirqs(parts) {
                        @Override
                        void remoteStart(TaskStruct t, long handle) {
                            super.remoteStart(t, handle);
                            TaskStruct owner = t.kcov == null ? null : t.kcov.t;
                            if (owner != null && owner != t && owner.kcovMode.enabled()) {
                                t.kcovMode = owner.kcovMode;
                            }
                        }
                    })));

    private SectionOwnerDefects() {}
}
