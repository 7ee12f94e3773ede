/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EPERM;
import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.calls;
import static org.kcovtck.simulator.Fault.device;
import static org.kcovtck.simulator.Fault.links;
import static org.kcovtck.simulator.Fault.openFile;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.kcovtck.target.Operation.Close;

/** Fork, exit and close gone wrong. */
final class LifecycleDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "exit-leaves-descriptor-to-the-dead",
                    "LIFE-001",
                    "kcov_task_exit() looks at remote coverage only",
                    links(parts -> new WrongParts.TwoLinks(parts) {
                        @Override
                        void exit(TaskStruct t) {
                            t.kcov = null;
                            super.exit(t);
                        }
                    })),
            defect(
                    "exit-leaves-mode",
                    "LIFE-002 RACE-008",
                    "The exit of a task takes it off the descriptor, whose mode stays",
                    links(parts -> new WrongParts.TwoLinks(parts) {
                        @Override
                        void exit(TaskStruct t) {
                            Kcov kcov = t.kcov;
                            super.exit(t);
                            if (kcov != null) {
                                kcov.mode = KcovMode.TRACE_PC;
                            }
                        }
                    })),
            defect(
                    "child-is-enabled",
                    "LIFE-003",
                    "kcov_task_init() lets a child have what its parent has",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        void taskInit(TaskStruct t, TaskStruct current) {
                            super.taskInit(t, current);
                            if (t.memory != current.memory && current.kcovMode == KcovMode.TRACE_PC) {
                                t.kcovMode = current.kcovMode;
                                t.kcovArea = current.kcovArea;
                            }
                        }
                    })),
            defect(
                    "child-disables-for-its-parent",
                    "LIFE-004",
                    "Who has got the descriptor by fork may disable it",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long disable(TaskStruct t, Kcov kcov, long unused) {
                            boolean others = kcov.t != null && kcov.t.memory != t.memory && !kcov.remote;
                            return super.disable(others ? kcov.t : t, kcov, unused);
                        }
                    })),
            defect(
                    "close-disables",
                    "LIFE-005 LIFE-032",
                    "To close a descriptor disables it, whoever has enabled it",
                    calls((files, code) -> new SystemCalls(files, code) {
                        @Override
                        long close(TaskStruct t, Close close) {
                            if (t.files.get(close.fd()) instanceof KcovOpenFile open && !open.kcov.remote) {
                                disable(open);
                            }
                            return super.close(t, close);
                        }
                    })),
            defect(
                    "close-frees-handles",
                    "LIFE-017 LIFE-035",
                    "To close a descriptor ends its remote coverage",
                    calls((files, code) -> new SystemCalls(files, code) {
                        @Override
                        long close(TaskStruct t, Close close) {
                            if (t.files.get(close.fd()) instanceof KcovOpenFile open && open.kcov.remote) {
                                disable(open);
                            }
                            return super.close(t, close);
                        }
                    })),
            defect(
                    "last-close-disables",
                    "LIFE-008",
                    "When a descriptor and its mappings are gone its task is free",
                    openFile((device, flags) -> new KcovOpenFile(device, flags) {
                        @Override
                        void release() {
                            if (!kcov.remote) {
                                disable(this);
                            }
                            super.release();
                        }
                    })),
            defect(
                    "exit-frees-first-handle-only",
                    "LIFE-009",
                    "The loop over the handles of a task that exits ends too early",
                    links(parts -> new WrongParts.TwoLinks(parts) {
                        @Override
                        void exit(TaskStruct t) {
                            List<Long> handles = t.kcovRemote == null ? List.of() : t.kcovRemote.handles;
                            List<Long> others = handles.subList(Math.min(1, handles.size()), handles.size());
                            Kcov kcov = t.kcovRemote;
                            List<Long> left = List.copyOf(others);
                            super.exit(t);
                            if (kcov != null && kcov.refcount > 0) {
                                left.forEach(handle -> remotes.add(kcov, handle));
                            }
                        }
                    })),
            defect(
                    "exit-of-two-frees-one",
                    "LIFE-010",
                    "An exit looks at the remote descriptor, and at the local one only if there is none",
                    links(parts -> new WrongParts.TwoLinks(parts) {
                        @Override
                        void exit(TaskStruct t) {
                            if (t.kcovRemote != null) {
                                t.kcov = null;
                            }
                            super.exit(t);
                        }
                    })),
            defect(
                    "common-handle-not-inherited",
                    "LIFE-011",
                    "kcov_task_init() clears all fields of the new task",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        void taskInit(TaskStruct t, TaskStruct current) {}
                    })),
            defect(
                    "child-has-remote-descriptor",
                    "LIFE-012",
                    "kcov_task_init() copies kcov_remote",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        void taskInit(TaskStruct t, TaskStruct current) {
                            super.taskInit(t, current);
                            t.kcovRemote = t.memory == current.memory ? null : current.kcovRemote;
                        }
                    })),
            defect(
                    "exit-of-child-disables-parent",
                    "LIFE-015",
                    "A child's exit ends what its parent has enabled",
                    device(parts -> new WrongParts.Device(parts) {
                        private final Map<TaskStruct, TaskStruct> parents = new IdentityHashMap<>();

                        @Override
                        void taskInit(TaskStruct t, TaskStruct current) {
                            super.taskInit(t, current);
                            if (t.memory != current.memory) {
                                parents.put(t, current);
                            }
                        }

                        @Override
                        void taskExit(TaskStruct t) {
                            super.taskExit(t);
                            super.taskExit(parents.getOrDefault(t, t));
                        }
                    })),
            defect(
                    "exit-empties-buffer",
                    "LIFE-016",
                    "When its task exits a descriptor's count is set to 0",
                    links(parts -> new WrongParts.TwoLinks(parts) {
                        @Override
                        void exit(TaskStruct t) {
                            if (t.kcov != null) {
                                t.kcov.area[0] = 0;
                            }
                            super.exit(t);
                        }
                    })),
            defect(
                    "vforked-child-is-enabled",
                    "LIFE-030",
                    "A child that has its parent's memory collects for it",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        void taskInit(TaskStruct t, TaskStruct current) {
                            super.taskInit(t, current);
                            if (isVforked(t, current) && current.kcovMode == KcovMode.TRACE_PC) {
                                t.kcovMode = current.kcovMode;
                                t.kcovArea = current.kcovArea;
                            }
                        }
                    })),
            defect(
                    "exit-of-vforked-child-disables-parent",
                    "LIFE-031",
                    "What is enabled is looked up by memory, which a vforked child shares",
                    device(parts -> new WrongParts.Device(parts) {
                        private final Map<TaskStruct, TaskStruct> parents = new IdentityHashMap<>();

                        @Override
                        void taskInit(TaskStruct t, TaskStruct current) {
                            super.taskInit(t, current);
                            if (isVforked(t, current)) {
                                parents.put(t, current);
                            }
                        }

                        @Override
                        void taskExit(TaskStruct t) {
                            super.taskExit(t);
                            super.taskExit(parents.getOrDefault(t, t));
                        }
                    })),
            defect(
                    "enabled-by-its-opener-only",
                    "LIFE-033",
                    "KCOV_ENABLE asks whether the caller's process has initialised the descriptor",
                    openFile((device, flags) -> new KcovOpenFile(device, flags) {
                        private Memory opener;

                        @Override
                        long ioctl(TaskStruct current, long request, UserPointer argument) {
                            opener = opener == null ? current.memory : opener;
                            return request == KcovDevice.ENABLE && current.memory != opener
                                    ? -EPERM.number()
                                    : super.ioctl(current, request, argument);
                        }
                    })));

    private LifecycleDefects() {}

    private static void disable(KcovOpenFile open) {
        if (open.kcov.t != null) {
            open.device.ioctlLocked(open.kcov.t, open.kcov, KcovDevice.DISABLE, 0);
        }
    }

    private static boolean isVforked(TaskStruct t, TaskStruct current) {
        return t.memory == current.memory && t.files != current.files;
    }
}
