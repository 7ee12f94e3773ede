/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EAGAIN;
import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.callbacks;
import static org.kcovtck.simulator.Fault.descriptor;
import static org.kcovtck.simulator.Fault.device;
import static org.kcovtck.simulator.Fault.openFile;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kcovtck.target.Operation.Mmap;

/** What comes of a lock or a barrier that is missing; the simulator has one interleaving, and this is the bad one. */
final class RacesDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "buffer-published-late",
                    "RACE-002",
                    "The size is there before the buffer, so that another task maps nothing",
                    openFile((device, flags) -> new KcovOpenFile(device, flags) {
                        private TaskStruct first;

                        @Override
                        long ioctl(TaskStruct current, long request, UserPointer argument) {
                            first = first == null ? current : first;
                            return super.ioctl(current, request, argument);
                        }

                        @Override
                        long mmap(TaskStruct current, Mmap mmap) {
                            boolean late = first != null && first != current && kcov.mode == KcovMode.INIT;
                            return late
                                    ? current.memory.map(new Vma(mmap.length(), 0), mmap.protection(), this)
                                    : super.mmap(current, mmap);
                        }
                    })),
            defect(
                    "copied-without-lock",
                    "RACE-017",
                    "Sections are copied without the descriptor's lock, so that a long one takes the place of another",
                    descriptor(() -> new Kcov() {
                        @Override
                        void moveArea(long[] from) {
                            if (from[0] == area[0] && from[0] > 1000) {
                                area[0] = 0;
                            }
                            super.moveArea(from);
                        }
                    })),
            defect(
                    "shared-argument-refused",
                    "RACE-009",
                    "An argument in memory that several tasks have is EAGAIN, for it may change",
                    device(parts -> new WrongParts.Device(parts) {
                        private final Set<Memory> shared = new HashSet<>();

                        @Override
                        void taskInit(TaskStruct t, TaskStruct current) {
                            super.taskInit(t, current);
                            if (t.memory == current.memory) {
                                shared.add(t.memory);
                            }
                        }

                        @Override
                        long remoteEnable(TaskStruct current, Kcov kcov, UserPointer arg) {
                            boolean own = current.memory.load(arg.value() & -Long.BYTES, 1) != null;
                            return own && shared.contains(current.memory)
                                    ? -EAGAIN.number()
                                    : super.remoteEnable(current, kcov, arg);
                        }
                    })),
            defect(
                    "entry-after-count",
                    "RACE-011",
                    "The count is raised first, and there is time between it and the PC",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void tracePc(TaskStruct t, long ip) {
                            super.tracePc(t, ip);
                            boolean last = ip == InstrumentedCode.pc("__x64_sys_getpid", 0);
                            if (last
                                    && checkKcovMode(KcovMode.TRACE_PC, t)
                                    && t.kcovArea[0] > 0
                                    && t.kcovArea[0] < t.kcovArea.length) {
                                t.kcovArea[(int) t.kcovArea[0]] = 0;
                            }
                        }
                    })),
            defect(
                    "rest-of-a-section-comes-later",
                    "MOVE-005 RACE-012",
                    "The count is raised before the last words of a section are copied",
                    descriptor(() -> new Kcov() {
                        @Override
                        void moveArea(long[] from) {
                            super.moveArea(from);
                            long rest = from[0] > 8 ? 7 : 0;
                            int end = (int) Math.min(Integer.toUnsignedLong((int) area[0]), size - 1);
                            Arrays.fill(area, Math.max(1, end + 1 - (int) rest), end + 1, 0);
                        }
                    })),
            defect(
                    "section-moved-in-part",
                    "RACE-015 RACE-016",
                    "The lock is given up after 64 words, and what follows is dropped",
                    descriptor(() -> new Kcov() {
                        @Override
                        void moveArea(long[] from) {
                            long words = from[0];
                            from[0] = mode == KcovMode.TRACE_PC ? Math.min(words, 64) : words;
                            super.moveArea(from);
                            from[0] = words;
                        }
                    })));

    private RacesDefects() {}
}
