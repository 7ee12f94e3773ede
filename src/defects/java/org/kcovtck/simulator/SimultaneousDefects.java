/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.callbacks;
import static org.kcovtck.simulator.Fault.device;
import static org.kcovtck.simulator.Fault.links;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kcovtck.abi.RemoteArg;

/** One task with two descriptors, gone wrong. */
final class SimultaneousDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "local-task-busy-for-remote",
                    "SIM-001",
                    "A task that has a descriptor is refused a remote one",
                    links(parts -> new WrongParts.TwoLinks(parts) {
                        @Override
                        boolean refusesRemote(TaskStruct t) {
                            return t.kcov != null || super.refusesRemote(t);
                        }
                    })),
            defect(
                    "remote-task-busy-for-local",
                    "SIM-002",
                    "A task that has remote coverage is refused a local descriptor",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        boolean isBusy(TaskStruct t, Kcov kcov) {
                            return t.kcovRemote != null || super.isBusy(t, kcov);
                        }
                    })),
            defect(
                    "local-disabled-before-remote",
                    "SIM-003",
                    "Remote coverage ends only when local has ended",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long disable(TaskStruct t, Kcov kcov, long unused) {
                            boolean busy = t.kcov != null && t.kcovRemote == kcov;
                            return busy ? -EBUSY.number() : super.disable(t, kcov, unused);
                        }
                    })),
            defect(
                    "local-disable-frees-handles",
                    "SIM-004",
                    "The handles of a task are freed whichever descriptor it disables",
                    links(parts -> new WrongParts.TwoLinks(parts) {
                        @Override
                        void disable(TaskStruct t, Kcov kcov) {
                            if (!kcov.remote && t.kcovRemote != null) {
                                t.kcovRemote.handles.forEach(remotes.map::remove);
                                t.kcovRemote.handles.clear();
                            }
                            super.disable(t, kcov);
                        }
                    })),
            defect(
                    "local-descriptor-busy-for-remote",
                    "SIM-005",
                    "What the task has enabled locally is EBUSY",
                    remoteEnable((t, kcov, arg) -> kcov.t == t && !kcov.remote ? -EBUSY.number() : 0)),
            defect(
                    "second-remote-takes-over",
                    "SIM-006",
                    "A second remote descriptor takes the place of the first",
                    links(parts -> new WrongParts.TwoLinks(parts) {
                        @Override
                        boolean refusesRemote(TaskStruct t) {
                            Kcov first = t.kcovRemote;
                            if (first != null) {
                                disable(t, first);
                                remotes.put(first);
                            }
                            return false;
                        }
                    })),
            defect(
                    "own-calls-in-remote-buffer",
                    "SIM-007",
                    "A task's PCs go to both of its buffers",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void tracePc(TaskStruct t, long ip) {
                            super.tracePc(t, ip);
                            long[] area = t.kcovRemote == null ? null : t.kcovRemote.area;
                            if (area != null
                                    && t.kcov != null
                                    && t.kcovMode == KcovMode.TRACE_PC
                                    && area[0] < area.length - 1) {
                                area[0]++;
                                area[(int) area[0]] = ip;
                            }
                        }
                    })),
            defect(
                    "one-mode-for-both",
                    "SIM-010",
                    "The mode of remote coverage is stored in the task, too",
                    links(parts -> new WrongParts.TwoLinks(parts) {
                        @Override
                        void linkRemote(TaskStruct t, Kcov kcov) {
                            super.linkRemote(t, kcov);
                            if (t.kcov != null) {
                                t.kcovMode = kcov.mode;
                            }
                        }
                    })),
            defect(
                    "remote-task-invalid-for-local",
                    "SIM-011",
                    "For a task that has remote coverage a local descriptor is EINVAL",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            boolean remote = t.kcov != null && t.kcov != kcov && t.kcov.remote;
                            return remote ? -EINVAL.number() : super.enable(t, kcov, arg);
                        }
                    })),
            defect(
                    "remote-descriptor-busy-for-local",
                    "SIM-013",
                    "KCOV_ENABLE of a remotely enabled descriptor is EBUSY",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            return kcov.remote ? -EBUSY.number() : super.enable(t, kcov, arg);
                        }
                    })),
            defect(
                    "remote-descriptor-busy-for-remote",
                    "SIM-014",
                    "KCOV_REMOTE_ENABLE of a remotely enabled descriptor is EBUSY",
                    remoteEnable((t, kcov, arg) -> kcov.remote ? -EBUSY.number() : 0)),
            defect(
                    "third-descriptor-taken",
                    "SIM-015",
                    "A task that has both kinds of coverage is not asked for its local one",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        boolean isBusy(TaskStruct t, Kcov kcov) {
                            return t.kcovRemote == null ? super.isBusy(t, kcov) : kcov.t != null;
                        }
                    })),
            defect(
                    "remote-disable-stops-local",
                    "SIM-016",
                    "The end of remote coverage resets the task's mode",
                    links(parts -> new WrongParts.TwoLinks(parts) {
                        @Override
                        void disable(TaskStruct t, Kcov kcov) {
                            boolean remote = kcov.remote;
                            super.disable(t, kcov);
                            if (remote) {
                                t.kcovMode = KcovMode.DISABLED;
                            }
                        }
                    })),
            defect(
                    "failed-enable-frees-handles",
                    "SIM-017",
                    "A KCOV_ENABLE that fails ends what the task has",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            long error = super.enable(t, kcov, arg);
                            if (error != 0 && t.kcovRemote != null && t.kcovRemote != kcov) {
                                disable(t, t.kcovRemote, 0);
                            }
                            return error;
                        }
                    })),
            defect(
                    "third-descriptor-disabled",
                    "SIM-018",
                    "A task that has remote coverage may disable any descriptor",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long disable(TaskStruct t, Kcov kcov, long unused) {
                            boolean third = kcov.t == null && t.kcovRemote != null;
                            return super.disable(t, third ? t.kcovRemote : kcov, unused);
                        }
                    })),
            defect(
                    "one-kind-for-a-process",
                    "SIM-019 RACE-004",
                    "While a task of a process is enabled locally the others cannot be remotely",
                    device(parts -> new WrongParts.Device(parts) {
                        private final Set<TaskStruct> local = new HashSet<>();

                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            local.add(t);
                            return super.enable(t, kcov, arg);
                        }

                        @Override
                        long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            boolean busy = local.stream()
                                    .anyMatch(each -> each != t && each.memory == t.memory && each.kcov != null);
                            return busy ? -EBUSY.number() : super.remoteEnable(t, kcov, arg);
                        }
                    })),
            defect(
                    "mode-checked-before-local-task",
                    "SIM-020",
                    "The mode of remote coverage is checked before the caller's state",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            int error = checkMode(Integer.toUnsignedLong(arg.traceMode()));
                            return kcov.mode == KcovMode.INIT && error != 0 ? error : super.remoteEnable(t, kcov, arg);
                        }
                    })),
            defect(
                    "local-task-busy-for-unknown-mode",
                    "SIM-021",
                    "Where the mode is wrong the task's local descriptor decides the error",
                    remoteEnable((t, kcov, arg) ->
                            t.kcov != null && t.kcov != kcov && arg.traceMode() > 1 ? -EBUSY.number() : 0)),
            defect(
                    "handles-checked-before-local-task",
                    "SIM-022",
                    "Handles are looked at before the caller's state",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            boolean taken =
                                    arg.handles().stream().anyMatch(handle -> remotes.find(handle.bits()) != null);
                            return taken && kcov.mode == KcovMode.INIT
                                    ? -EEXIST.number()
                                    : super.remoteEnable(t, kcov, arg);
                        }
                    })),
            defect(
                    "local-task-busy-for-taken-handle",
                    "SIM-023",
                    "Where the handle is taken the task's local descriptor decides the error",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            long error = super.remoteEnable(t, kcov, arg);
                            return t.kcov != null && error == -EEXIST.number() ? -EBUSY.number() : error;
                        }
                    })),
            defect(
                    "local-only-once-beside-remote",
                    "SIM-024",
                    "A task that has disabled its local descriptor stays busy while it has a remote one",
                    device(parts -> new WrongParts.Device(parts) {
                        private final Set<TaskStruct> had = new HashSet<>();

                        @Override
                        boolean isBusy(TaskStruct t, Kcov kcov) {
                            boolean busy = t.kcovRemote != null && had.contains(t) || super.isBusy(t, kcov);
                            had.add(t);
                            return busy;
                        }
                    })),
            defect(
                    "local-task-invalid-for-remote",
                    "REM-008",
                    "For a task that has a local descriptor a remote one is EINVAL",
                    remoteEnable((t, kcov, arg) -> t.kcov != null && t.kcov != kcov ? -EINVAL.number() : 0)));

    private SimultaneousDefects() {}

    /** An error that comes before all others; 0 is none. */
    @FunctionalInterface
    private interface RemoteEnableError {
        int of(TaskStruct t, Kcov kcov, RemoteArg arg);
    }

    private static Fault remoteEnable(RemoteEnableError first) {
        return device(parts -> new WrongParts.Device(parts) {
            @Override
            long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                int error = first.of(t, kcov, arg);
                return error != 0 ? error : super.remoteEnable(t, kcov, arg);
            }
        });
    }
}
