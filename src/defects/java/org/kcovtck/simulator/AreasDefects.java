/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.areas;
import static org.kcovtck.simulator.Fault.callbacks;
import static org.kcovtck.simulator.Fault.descriptor;
import static org.kcovtck.simulator.Fault.device;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.kcovtck.abi.Comparison;
import org.kcovtck.abi.RemoteArg;

/** The areas of sections, and how they get into the buffer, gone wrong. */
final class AreasDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "first-area-size-kept",
                    "REM-021",
                    "remote_size is set by the first KCOV_REMOTE_ENABLE only",
                    device(parts -> new WrongParts.Device(parts) {
                        private final Map<Kcov, Long> first = new IdentityHashMap<>();

                        @Override
                        long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            long error = super.remoteEnable(t, kcov, arg);
                            if (error == 0) {
                                kcov.remoteSize = first.computeIfAbsent(kcov, each -> each.remoteSize);
                            }
                            return error;
                        }
                    })),
            defect(
                    "area-of-one-word-more",
                    "SECT-015",
                    "An area has a word more, for the count",
                    areas((allocator, log) -> new KcovRemoteAreas(allocator, log) {
                        @Override
                        long[] getOrAllocate(long words) {
                            return super.getOrAllocate(words + 1);
                        }
                    })),
            defect(
                    "last-record-of-area-unused",
                    "SECT-033",
                    "The bound of an area's records is exclusive",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void traceCmp(TaskStruct t, Comparison comparison) {
                            boolean last = t.kcov != null
                                    && t.kcov.t != t
                                    && t.kcovArea[0] == (t.kcovArea.length - 1) / Comparison.WORDS - 1;
                            if (!last) {
                                super.traceCmp(t, comparison);
                            }
                        }
                    })),
            defect(
                    "area-of-two-words-at-least",
                    "SECT-034",
                    "An area has room for one PC at least",
                    areas((allocator, log) -> new KcovRemoteAreas(allocator, log) {
                        @Override
                        long[] getOrAllocate(long words) {
                            return super.getOrAllocate(words == 1 ? 2 : words);
                        }
                    })),
            defect(
                    "smaller-area-if-need-be",
                    "SECT-010",
                    "Where there is no memory for an area, one of a page is taken",
                    areas((allocator, log) -> new KcovRemoteAreas(allocator, log) {
                        @Override
                        long[] getOrAllocate(long words) {
                            long[] area = super.getOrAllocate(words);
                            return area == null && words > 0 ? super.getOrAllocate(512) : area;
                        }
                    })),
            defect(
                    "area-as-large-as-buffer",
                    "REM-021",
                    "area_size is not looked at, the size of the buffer is",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            long error = super.remoteEnable(t, kcov, arg);
                            kcov.remoteSize = error == 0 ? kcov.size : kcov.remoteSize;
                            return error;
                        }
                    })),
            defect(
                    "empty-area-warned-of",
                    "MOVE-007",
                    "An area of 0 words is asked for, of which the kernel warns",
                    areas((allocator, log) -> new KcovRemoteAreas(allocator, log) {
                        @Override
                        long[] getOrAllocate(long words) {
                            if (words == 0) {
                                log.warn("mm/vmalloc.c:2937 at __vmalloc_node_range");
                            }
                            return super.getOrAllocate(words);
                        }
                    })),
            defect(
                    "section-moved-to-the-beginning",
                    "SECT-013",
                    "A section is moved to the beginning of the buffer",
                    moveArea((kcov, right) -> {
                        kcov.area[0] = 0;
                        right.run();
                    })),
            defect(
                    "last-word-of-buffer-unused",
                    "MOVE-001",
                    "What fits of a section is one PC too few",
                    moveArea((kcov, right) -> {
                        long before = kcov.area[0];
                        right.run();
                        if (kcov.area[0] != before && kcov.area[0] == kcov.size - 1) {
                            kcov.area[0]--;
                        }
                    })),
            defect(
                    "parts-of-records-counted",
                    "MOVE-002",
                    "The number of records is rounded up",
                    moveArea((kcov, right) -> {
                        right.run();
                        if (kcov.mode == KcovMode.TRACE_CMP && kcov.area[0] == (kcov.size - 1) / Comparison.WORDS) {
                            kcov.area[0]++;
                        }
                    })),
            defect(
                    "whole-records-copied-only",
                    "MOVE-008",
                    "What fits is rounded down to whole records before it is copied",
                    moveArea((kcov, right) -> {
                        int end = 1 + (kcov.size - 1) / Comparison.WORDS * Comparison.WORDS;
                        long[] rest = Arrays.copyOfRange(kcov.area, end, kcov.size);
                        right.run();
                        if (kcov.mode == KcovMode.TRACE_CMP) {
                            System.arraycopy(rest, 0, kcov.area, end, rest.length);
                        }
                    })),
            defect(
                    "count-beyond-buffer-reset",
                    "MOVE-003",
                    "A count that is beyond the buffer is set to 0",
                    moveArea((kcov, right) -> {
                        if (Long.compareUnsigned(kcov.area[0], kcov.size) >= 0) {
                            kcov.area[0] = 0;
                        }
                        right.run();
                    })),
            defect(
                    "first-handle-collected-only",
                    "MOVE-006",
                    "Of a descriptor's handles only the first has an area",
                    SectionsDefects.start((parts, t, handle) -> {
                        Kcov kcov = parts.remotes().find(handle);
                        return kcov == null || kcov.handles.indexOf(handle) == 0;
                    })));

    private AreasDefects() {}

    /** What kcov_move_area() does, given what it should do. */
    @FunctionalInterface
    private interface Move {
        void move(Kcov kcov, Runnable right);
    }

    private static Fault moveArea(Move move) {
        return descriptor(() -> new Kcov() {
            @Override
            void moveArea(long[] from) {
                move.move(this, () -> super.moveArea(from));
            }
        });
    }
}
