/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.device;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** KCOV_DISABLE gone wrong. */
final class DisableDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "disabled-by-anybody",
                    "DIS-001",
                    "Which task disables is not asked",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long disable(TaskStruct t, Kcov kcov, long unused) {
                            boolean local = kcov.t != null && !kcov.remote;
                            return super.disable(local ? kcov.t : t, kcov, unused);
                        }
                    })),
            defect(
                    "disable-ignores-argument",
                    "DIS-002",
                    "KCOV_DISABLE takes any argument",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long disable(TaskStruct t, Kcov kcov, long unused) {
                            return super.disable(t, kcov, kcov.remote ? unused : 0);
                        }
                    })),
            defect(
                    "disabled-twice",
                    "DIS-003",
                    "There is no error where there is nothing to disable",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long disable(TaskStruct t, Kcov kcov, long unused) {
                            return kcov.t == null && t.kcov == null ? 0 : super.disable(t, kcov, unused);
                        }
                    })),
            defect(
                    "descriptor-stays-with-its-task",
                    "DIS-004",
                    "A descriptor can be enabled by its first task only",
                    device(parts -> new WrongParts.Device(parts) {
                        private final Map<Kcov, TaskStruct> first = new IdentityHashMap<>();

                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            first.putIfAbsent(kcov, t);
                            return first.get(kcov) == t ? super.enable(t, kcov, arg) : -EBUSY.number();
                        }
                    })),
            defect(
                    "disable-leaves-task-mode",
                    "DIS-005",
                    "The task's mode and buffer are not reset",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long disable(TaskStruct t, Kcov kcov, long unused) {
                            long error = super.disable(t, kcov, unused);
                            if (error == 0 && t.kcov == null && kcov.area != null) {
                                t.kcovMode = KcovMode.TRACE_PC;
                                t.kcovArea = kcov.area;
                            }
                            return error;
                        }
                    })),
            defect(
                    "disable-empties-buffer",
                    "DIS-005",
                    "KCOV_DISABLE sets the count to 0",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long disable(TaskStruct t, Kcov kcov, long unused) {
                            long error = super.disable(t, kcov, unused);
                            if (error == 0) {
                                kcov.area[0] = 0;
                            }
                            return error;
                        }
                    })),
            defect(
                    "disable-takes-any-descriptor",
                    "DIS-008",
                    "KCOV_DISABLE ends what the task has, whatever descriptor it is given",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long disable(TaskStruct t, Kcov kcov, long unused) {
                            return super.disable(t, kcov.t == null && t.kcov != null ? t.kcov : kcov, unused);
                        }
                    })));

    private DisableDefects() {}
}
