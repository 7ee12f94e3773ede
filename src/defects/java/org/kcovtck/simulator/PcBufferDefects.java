/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.behaviour;
import static org.kcovtck.simulator.Fault.callbacks;
import static org.kcovtck.simulator.Fault.calls;
import static org.kcovtck.simulator.Fault.device;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Outcome;

/** __sanitizer_cov_trace_pc() gone wrong. */
final class PcBufferDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "pcs-end-in-a-mark",
                    "BUF-001",
                    "The word behind the last PC is set, so that readers find the end",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void tracePc(TaskStruct t, long ip) {
                            super.tracePc(t, ip);
                            boolean room = checkKcovMode(KcovMode.TRACE_PC, t)
                                    && Long.compareUnsigned(t.kcovArea[0], t.kcovArea.length - 1) < 0;
                            if (room && t.kcov.t == t) {
                                t.kcovArea[(int) t.kcovArea[0] + 1] = -1;
                            }
                        }
                    })),
            defect(
                    "pc-recorded-once",
                    "BUF-002",
                    "A PC that the task has left in the buffer already is left out",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void tracePc(TaskStruct t, long ip) {
                            boolean there = checkKcovMode(KcovMode.TRACE_PC, t)
                                    && t.kcovArea[0] > 0
                                    && t.kcovArea[0] < 50
                                    && Arrays.stream(t.kcovArea, 1, (int) t.kcovArea[0] + 1)
                                            .anyMatch(pc -> pc == ip);
                            if (!there || !InstrumentedCode.isOfImage(ip)) {
                                super.tracePc(t, ip);
                            }
                        }
                    })),
            defect(
                    "last-word-unused",
                    "BUF-003",
                    "The bound is checked one PC too early",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void tracePc(TaskStruct t, long ip) {
                            boolean last = t.kcovArea != null && t.kcovArea[0] == t.kcovArea.length - 2;
                            if (!last) {
                                super.tracePc(t, ip);
                            }
                        }
                    })),
            defect(
                    "last-pc-overwritten",
                    "BUF-004",
                    "A full buffer gets the newest PC in the place of the last",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void tracePc(TaskStruct t, long ip) {
                            boolean full =
                                    checkKcovMode(KcovMode.TRACE_PC, t) && t.kcovArea[0] == t.kcovArea.length - 1;
                            if (full) {
                                t.kcovArea[t.kcovArea.length - 1] = ip;
                            }
                            super.tracePc(t, ip);
                        }
                    })),
            defect(
                    "full-for-ever",
                    "BUF-005",
                    "A buffer that was full is not looked at again",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        private final Map<long[], Boolean> full = new IdentityHashMap<>();

                        @Override
                        void tracePc(TaskStruct t, long ip) {
                            if (!full.containsKey(t.kcovArea)) {
                                super.tracePc(t, ip);
                            }
                            if (t.kcovArea != null && t.kcovArea[0] == t.kcovArea.length - 1 && t.kcov.t == t) {
                                full.put(t.kcovArea, true);
                            }
                        }
                    })),
            defect(
                    "count-cut-to-32-bits",
                    "BUF-006",
                    "The count is read as an unsigned int",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void tracePc(TaskStruct t, long ip) {
                            if (checkKcovMode(KcovMode.TRACE_PC, t) && t.kcovArea[0] != -1) {
                                t.kcovArea[0] &= 0xffff_ffffL;
                            }
                            super.tracePc(t, ip);
                        }
                    })),
            defect(
                    "pcs-not-moved-back",
                    "BUF-007",
                    "PCs are not moved back by what the kernel was moved at boot",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void tracePc(TaskStruct t, long ip) {
                            super.tracePc(t, InstrumentedCode.isOfImage(ip) ? ip + (16 << 20) : ip);
                        }
                    })),
            defect(
                    "pc-of-the-call-itself",
                    "BUF-023",
                    "The PC is that of the call of the callback, not the one behind it",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void tracePc(TaskStruct t, long ip) {
                            super.tracePc(t, ip - InstrumentedCode.CALL_BYTES);
                        }
                    })),
            defect(
                    "pc-before-count",
                    "BUF-012",
                    "The PC is stored before the count",
                    behaviour((profile, comparisons) -> new Behaviour(profile, comparisons) {
                        @Override
                        boolean countBeforeEntry() {
                            return false;
                        }
                    })),
            defect(
                    "count-before-pc",
                    "BUF-012b",
                    "The count is stored before the PC",
                    behaviour((profile, comparisons) -> new Behaviour(profile, comparisons) {
                        @Override
                        boolean countBeforeEntry() {
                            return true;
                        }
                    })),
            defect(
                    "last-pc-of-a-call-kept-back",
                    "DOC-004 RACE-010",
                    "On the shortest way out the count is raised and the PC is not stored",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void tracePc(TaskStruct t, long ip) {
                            boolean out = ip == InstrumentedCode.pc("__x64_sys_getpid", 4);
                            long next = t.kcovArea == null ? 0 : t.kcovArea[0] + 1;
                            boolean room = next > 0 && next < WORDS_OF_A_PAGE;
                            long before = out && room ? t.kcovArea[(int) next] : 0;
                            super.tracePc(t, ip);
                            if (out && room) {
                                t.kcovArea[(int) next] = before;
                            }
                        }
                    })),
            defect(
                    "threads-share-collection",
                    "BUF-014",
                    "kcov_task_init() lets a thread have what its maker has",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        void taskInit(TaskStruct t, TaskStruct current) {
                            super.taskInit(t, current);
                            if (t.memory == current.memory && current.kcovMode == KcovMode.TRACE_PC) {
                                t.kcovMode = current.kcovMode;
                                t.kcovArea = current.kcovArea;
                            }
                        }
                    })),
            defect(
                    "pcs-in-reverse-order",
                    "BUF-016",
                    "A new PC is put before the others",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void tracePc(TaskStruct t, long ip) {
                            boolean first = checkKcovMode(KcovMode.TRACE_PC, t)
                                    && t.kcov.t == t
                                    && t.kcovArea[0] > 0
                                    && t.kcovArea[0] < 50;
                            if (first) {
                                System.arraycopy(t.kcovArea, 1, t.kcovArea, 2, (int) t.kcovArea[0]);
                                t.kcovArea[0]++;
                                t.kcovArea[1] = ip;
                            } else {
                                super.tracePc(t, ip);
                            }
                        }
                    })),
            defect(
                    "pc-of-the-caller-in-user-space",
                    "BUF-017",
                    "In a function that has no callers in the kernel the PC is that of the program",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void tracePc(TaskStruct t, long ip) {
                            super.tracePc(t, ip == InstrumentedCode.pc("__x64_sys_getpid", 0) ? 0x401000 : ip);
                        }
                    })),
            defect(
                    "page-faults-recorded",
                    "BUF-018",
                    "A store behind the first word of a page ends in a fault that is recorded",
                    calls((files, code) -> new SystemCalls(files, code) {
                        @Override
                        Outcome perform(TaskStruct t, long pid, Operation operation) {
                            if (operation instanceof Store store && store.address() % Memory.PAGE != 0) {
                                code.execute(t, "asm_exc_page_fault", 1);
                            }
                            return super.perform(t, pid, operation);
                        }
                    })),
            defect(
                    "pc-of-the-dispatcher",
                    "BUF-019",
                    "The PC is that of the caller's caller, the same for small calls",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void tracePc(TaskStruct t, long ip) {
                            long block = ip - InstrumentedCode.address("__x64_sys_getpid");
                            boolean small = block >= 0 && block < InstrumentedCode.FUNCTION_BYTES;
                            super.tracePc(t, small ? InstrumentedCode.address("__x64_sys_read") + block : ip);
                        }
                    })));

    private static final int WORDS_OF_A_PAGE = 512;

    private PcBufferDefects() {}
}
