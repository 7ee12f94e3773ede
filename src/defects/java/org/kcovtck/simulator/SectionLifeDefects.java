/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.sections;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sections whose owner goes while they run. */
final class SectionLifeDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "section-of-the-past-moved",
                    "SECT-011 SECT-030",
                    "Whether the owner still asks for a section is not looked at when it ends",
                    asked((kcov, sequence) -> kcov.area != null)),
            defect(
                    "sequence-not-compared",
                    "SECT-012",
                    "A section is moved if its owner has anything enabled when it ends",
                    asked((kcov, sequence) -> kcov.t != null)),
            defect(
                    "collected-after-disable",
                    "SECT-020",
                    "Handles that were found before are looked up in a list of one's own, which KCOV_DISABLE does not know",
                    sections(parts -> new WrongParts.InSoftirqs(parts) {
                        private final Map<Long, Kcov> known = new HashMap<>();

                        @Override
                        void remoteStart(TaskStruct t, long handle) {
                            Kcov kcov = known.get(handle);
                            if (remotes.find(handle) == null && kcov != null && kcov.area != null && t.kcov == null) {
                                long[] area = areas.getOrAllocate(512);
                                area[0] = 0;
                                kcov.get();
                                t.start(kcov, area, KcovMode.TRACE_PC, kcov.sequence);
                                return;
                            }
                            super.remoteStart(t, handle);
                            if (t.kcov != null && t.kcov.t != t && t.preemptCount.inTask()) {
                                known.put(handle, t.kcov);
                            }
                        }

                        @Override
                        boolean isAsked(Kcov kcov, int sequence) {
                            return kcov.t == null ? kcov.area != null : super.isAsked(kcov, sequence);
                        }
                    })),
            defect(
                    "collected-in-the-first-turn-only",
                    "SECT-023",
                    "The sequence of a section is compared with that of the first KCOV_REMOTE_ENABLE",
                    asked((kcov, sequence) -> kcov.remote && kcov.sequence < 3 && sequence == kcov.sequence)),
            defect(
                    "section-without-reference",
                    "SECT-031",
                    "A running section has no reference to its descriptor",
                    sections(parts -> new WrongParts.InSoftirqs(parts) {
                        @Override
                        void remoteStart(TaskStruct t, long handle) {
                            Kcov before = t.kcov;
                            super.remoteStart(t, handle);
                            if (before == null && t.kcov != null) {
                                t.kcov.refcount--;
                            }
                        }

                        @Override
                        void remoteStop(TaskStruct t) {
                            if (t.kcov != null && t.kcov.t != t) {
                                if (t.kcov.refcount == 0) {
                                    log.warn("lib/refcount.c:25 refcount_t: addition on 0; use-after-free.");
                                }
                                t.kcov.refcount++;
                            }
                            super.remoteStop(t);
                        }
                    })));

    private SectionLifeDefects() {}

    /** Whether a section that has ended is still asked for. */
    @FunctionalInterface
    private interface Asked {
        boolean is(Kcov kcov, int sequence);
    }

    private static Fault asked(Asked asked) {
        return sections(parts -> new WrongParts.InSoftirqs(parts) {
            @Override
            boolean isAsked(Kcov kcov, int sequence) {
                return asked.is(kcov, sequence);
            }
        });
    }
}
