/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EBUSY;
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
                    })));

    private SimultaneousDefects() {}
}
