/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOTSUPP;
import static org.kcovtck.abi.Errno.EOPNOTSUPP;
import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.callbacks;
import static org.kcovtck.simulator.Fault.device;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kcovtck.abi.TraceMode;

/** KCOV_ENABLE gone wrong. */
final class EnableDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "one-enabled-task-per-process",
                    "EN-001",
                    "While a task is enabled its process is busy",
                    device(parts -> new WrongParts.Device(parts) {
                        private final Set<TaskStruct> tasks = new HashSet<>();

                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            tasks.add(t);
                            boolean busy = tasks.stream()
                                    .anyMatch(each -> each != t && each.memory == t.memory && each.kcov != null);
                            return busy ? -EBUSY.number() : super.enable(t, kcov, arg);
                        }
                    })),
            defect(
                    "busy-for-another-task",
                    "EN-002 RACE-003",
                    "Whether another task has enabled the descriptor is asked first",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            boolean busy = kcov.t != null && kcov.t != t;
                            return busy ? -EBUSY.number() : super.enable(t, kcov, arg);
                        }
                    })),
            defect(
                    "not-busy-for-another-task",
                    "EN-002b",
                    "What another task has enabled is EINVAL",
                    device(parts -> new WrongParts.DeviceWithoutModes(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            boolean busy = kcov.t != null && kcov.t != t;
                            return busy ? -EINVAL.number() : super.enable(t, kcov, arg);
                        }
                    })),
            defect(
                    "double-association",
                    "EN-003",
                    "Whether the task has a descriptor already is not asked",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        boolean isBusy(TaskStruct t, Kcov kcov) {
                            return kcov.t != null;
                        }
                    })),
            defect(
                    "no-double-association",
                    "EN-004",
                    "A task that has a descriptor is refused another",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        boolean isBusy(TaskStruct t, Kcov kcov) {
                            return kcov.t != null || t.kcov != null;
                        }
                    })),
            defect(
                    "busy-for-its-own-task",
                    "EN-005",
                    "What the task itself has enabled is EBUSY",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            return kcov.t == t ? -EBUSY.number() : super.enable(t, kcov, arg);
                        }
                    })),
            defect(
                    "not-busy-for-its-own-task",
                    "EN-005b",
                    "What the task itself has enabled is EINVAL",
                    device(parts -> new WrongParts.DeviceWithoutModes(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            return kcov.t == t ? -EINVAL.number() : super.enable(t, kcov, arg);
                        }
                    })),
            defect(
                    "task-checked-before-descriptor",
                    "EN-006",
                    "The caller's state is checked before the descriptor's",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            boolean busy = t.kcov != null && t.kcov != kcov;
                            return busy ? -EBUSY.number() : super.enable(t, kcov, arg);
                        }
                    })),
            defect(
                    "enabled-before-mapped",
                    "EN-007",
                    "KCOV_ENABLE allocates the buffer if there is none",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            if (kcov.mode == KcovMode.INIT && kcov.area == null) {
                                kcov.area = new long[kcov.size];
                            }
                            return super.enable(t, kcov, arg);
                        }
                    })),
            defect(
                    "any-mode-traces-pcs",
                    "EN-008",
                    "Any mode that is not KCOV_TRACE_CMP traces PCs",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            return super.enable(t, kcov, arg > 1 && arg < 1L << 32 ? 0 : arg);
                        }
                    })),
            defect(
                    "comparisons-not-supported-as-posix-says",
                    "DOC-008 REM-029",
                    "The error is EOPNOTSUPP",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        int checkMode(long arg) {
                            int error = super.checkMode(arg);
                            return error == -ENOTSUPP.number() ? -EOPNOTSUPP.number() : error;
                        }
                    })),
            defect(
                    "enable-ignores-argument",
                    "EN-010",
                    "KCOV_ENABLE takes any argument",
                    device(parts -> new WrongParts.DeviceWithoutModes(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long unused) {
                            return super.enable(t, kcov, 0);
                        }
                    })),
            defect(
                    "failed-enable-leaves-mode",
                    "EN-011",
                    "The mode is stored before it is checked",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            boolean fits = kcov.mode == KcovMode.INIT && !isBusy(t, kcov);
                            long error = super.enable(t, kcov, arg);
                            if (fits && error != 0) {
                                kcov.mode = KcovMode.TRACE_PC;
                            }
                            return error;
                        }
                    })),
            defect(
                    "enable-resets-count",
                    "EN-012",
                    "KCOV_ENABLE sets the count to 0",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            long error = super.enable(t, kcov, arg);
                            if (error == 0) {
                                kcov.area[0] = 0;
                            }
                            return error;
                        }
                    })),
            defect(
                    "end-of-ioctl-not-instrumented",
                    "EN-013",
                    "The way out of ioctl() is not instrumented",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void tracePc(TaskStruct t, long ip) {
                            long out = ip - InstrumentedCode.address("__x64_sys_ioctl");
                            if (out < 0 || out >= InstrumentedCode.FUNCTION_BYTES) {
                                super.tracePc(t, ip);
                            }
                        }
                    })),
            defect(
                    "mode-changed-while-enabled",
                    "EN-014",
                    "A task may enable its descriptor again, in another mode",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            if (t.kcov == kcov && kcov.mode != mode(arg) && checkMode(arg) == 0) {
                                kcov.mode = mode(arg);
                                t.kcovMode = kcov.mode;
                                return 0;
                            }
                            return super.enable(t, kcov, arg);
                        }
                    })),
            defect(
                    "enabled-sixty-four-times",
                    "EN-015",
                    "The reference of KCOV_ENABLE is not put, and 64 are the most",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            return kcov.sequence > 64 ? -EBUSY.number() : super.enable(t, kcov, arg);
                        }
                    })),
            defect(
                    "mode-cut-to-32-bits",
                    "EN-016",
                    "The mode is an unsigned int",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            return super.enable(t, kcov, arg & 0xffff_ffffL);
                        }
                    })),
            defect(
                    "mode-checked-before-task",
                    "EN-018",
                    "The mode is checked before the caller's state",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            int error = checkMode(arg);
                            return kcov.mode == KcovMode.INIT && error != 0 ? error : super.enable(t, kcov, arg);
                        }
                    })),
            defect(
                    "comparisons-taken-for-missing",
                    "EN-019",
                    "KCOV_ENABLE asks for a configuration option that there is not",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            boolean refused = arg == TraceMode.KCOV_TRACE_CMP.number()
                                    && kcov.mode == KcovMode.INIT
                                    && !isBusy(t, kcov);
                            return refused ? -ENOTSUPP.number() : super.enable(t, kcov, arg);
                        }
                    })));

    private EnableDefects() {}
}
