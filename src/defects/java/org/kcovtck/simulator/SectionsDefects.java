/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.descriptor;
import static org.kcovtck.simulator.Fault.links;
import static org.kcovtck.simulator.Fault.remotes;
import static org.kcovtck.simulator.Fault.sections;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.kcovtck.abi.Handle;

/** kcov_remote_start() and kcov_remote_stop() gone wrong, in tasks. */
final class SectionsDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "section-moved-backwards",
                    "SECT-001",
                    "The copy of a section's PCs begins with the last one",
                    descriptor(() -> new Kcov() {
                        @Override
                        void moveArea(long[] from) {
                            long[] reversed = from.clone();
                            for (int i = 1; i <= from[0] && mode == KcovMode.TRACE_PC; i++) {
                                reversed[i] = from[(int) from[0] + 1 - i];
                            }
                            super.moveArea(reversed);
                        }
                    })),
            defect(
                    "unregistered-handle-warned-of",
                    "SECT-003",
                    "A handle that nobody has registered is taken for a mistake",
                    start((parts, t, handle) -> {
                        if (t.preemptCount.inTask()
                                && isUsb(handle)
                                && parts.remotes().find(handle) == null) {
                            parts.log().warn("kernel/kcov.c:920 at kcov_remote_start");
                        }
                        return true;
                    })),
            defect(
                    "global-sections-for-common-handle",
                    "SECT-021",
                    "Where nobody has registered a handle, who has a common one is collected for",
                    remotes(allocator -> new KcovRemotes(allocator) {
                        @Override
                        Kcov find(long handle) {
                            Kcov kcov = super.find(handle);
                            return kcov != null || !isUsb(handle)
                                    ? kcov
                                    : map.keySet().stream()
                                            .filter(other -> !isUsb(other))
                                            .findFirst()
                                            .map(map::get)
                                            .orElse(null);
                        }
                    })),
            defect(
                    "sections-trace-pcs-only",
                    "SECT-022",
                    "Sections are collected as PCs whatever the mode",
                    sections(parts -> new WrongParts.InSoftirqs(parts) {
                        @Override
                        void remoteStart(TaskStruct t, long handle) {
                            super.remoteStart(t, handle);
                            if (t.preemptCount.inTask() && t.kcovMode == KcovMode.TRACE_CMP && t.kcov.t != t) {
                                t.kcovMode = KcovMode.TRACE_PC;
                            }
                        }
                    })),
            defect(
                    "collection-outlasts-section",
                    "SECT-025",
                    "kcov_remote_stop() leaves the task with the owner's buffer",
                    sections(parts -> new WrongParts.InSoftirqs(parts) {
                        @Override
                        void remoteStart(TaskStruct t, long handle) {
                            if (t.kcov == null) {
                                t.stop();
                            }
                            super.remoteStart(t, handle);
                        }

                        @Override
                        void remoteStop(TaskStruct t) {
                            Kcov kcov = t.kcov;
                            if (kcov == null) {
                                t.stop();
                                return;
                            }
                            super.remoteStop(t);
                            if (t.preemptCount.inTask()
                                    && t.kcov == null
                                    && kcov.area != null
                                    && t.files.get(3) == null) {
                                t.kcovMode = KcovMode.TRACE_PC;
                                t.kcovArea = kcov.area;
                            }
                        }
                    })),
            defect(
                    "sections-of-kernel-threads-only",
                    "SECT-026",
                    "A task that has user space runs no section",
                    start((parts, t, handle) -> !t.preemptCount.inTask() || t.files.get(3) == null)),
            defect(
                    "last-handle-found-again",
                    "SECT-027",
                    "The lookup of handles keeps the last one found and does not compare",
                    remotes(allocator -> new KcovRemotes(allocator) {
                        private Kcov last;

                        @Override
                        Kcov find(long handle) {
                            Kcov kcov = super.find(handle);
                            if (kcov != null && (last == null || last.refcount == 0 || !last.remote)) {
                                last = kcov;
                            }
                            return kcov == null ? null : last;
                        }
                    })),
            defect(
                    "section-writes-to-the-buffer",
                    "SECT-028",
                    "A section has the owner's buffer in the place of an area",
                    sections(parts -> new WrongParts.InSoftirqs(parts) {
                        private final Map<TaskStruct, long[]> spared = new IdentityHashMap<>();

                        @Override
                        void remoteStart(TaskStruct t, long handle) {
                            Kcov before = t.kcov;
                            super.remoteStart(t, handle);
                            if (t.preemptCount.inTask() && before == null && t.kcov != null) {
                                spared.put(t, t.kcovArea);
                                t.kcovArea = t.kcov.area;
                            }
                        }

                        @Override
                        void remoteStop(TaskStruct t) {
                            if (t.preemptCount.inTask() && t.kcov != null && spared.containsKey(t)) {
                                t.kcovArea = spared.remove(t);
                            }
                            super.remoteStop(t);
                        }
                    })),
            defect(
                    "one-section-at-a-time",
                    "SECT-029",
                    "While a section runs its descriptor has no other",
                    sections(parts -> new WrongParts.InSoftirqs(parts) {
                        private final Map<TaskStruct, Kcov> running = new IdentityHashMap<>();

                        @Override
                        void remoteStart(TaskStruct t, long handle) {
                            boolean busy = t.preemptCount.inTask()
                                    && t.kcov == null
                                    && remotes.find(handle) != null
                                    && running.containsValue(remotes.find(handle));
                            if (!busy) {
                                super.remoteStart(t, handle);
                            }
                            if (t.preemptCount.inTask() && t.kcov != null) {
                                running.put(t, t.kcov);
                            }
                        }

                        @Override
                        void remoteStop(TaskStruct t) {
                            super.remoteStop(t);
                            if (t.kcov == null) {
                                running.remove(t);
                            }
                        }
                    })),
            defect(
                    "section-of-enabled-task-refused-silently",
                    "SECT-004",
                    "Of a section in a task that is enabled nobody is told",
                    start((parts, t, handle) -> !t.preemptCount.inTask() || t.kcov == null || t.kcov.t != t)),
            defect(
                    "nested-section-refused-silently",
                    "SECT-005",
                    "Of a section in a section nobody is told",
                    start((parts, t, handle) -> !t.preemptCount.inTask() || t.kcov == null || t.kcov.t == t)),
            defect(
                    "malformed-handle-refused-silently",
                    "SECT-009",
                    "Of a malformed handle nobody is told",
                    start((parts, t, handle) -> parts.remotes().check(new Handle(handle), true, true, true))),
            defect(
                    "exit-in-section-unnoticed",
                    "LIFE-013",
                    "Of a task that exits in a section nobody is told",
                    links(parts -> new WrongParts.TwoLinks(parts) {
                        @Override
                        void exit(TaskStruct t) {
                            if (t.kcov != null && t.kcov.t != t) {
                                t.stop();
                            }
                            super.exit(t);
                        }
                    })));

    private SectionsDefects() {}

    static boolean isUsb(long handle) {
        return new Handle(handle).subsystem() == Handle.SUBSYSTEM_USB;
    }

    /** What kcov_remote_start() does first; it goes on if that says so. */
    @FunctionalInterface
    interface Start {
        boolean goesOn(WrongParts.OfSections parts, TaskStruct t, long handle);
    }

    static Fault start(Start first) {
        return sections(parts -> new WrongParts.InSoftirqs(parts) {
            @Override
            void remoteStart(TaskStruct t, long handle) {
                if (first.goesOn(parts, t, handle)) {
                    super.remoteStart(t, handle);
                }
            }
        });
    }
}
