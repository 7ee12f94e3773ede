/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.behaviour;
import static org.kcovtck.simulator.Fault.device;
import static org.kcovtck.simulator.Fault.links;
import static org.kcovtck.simulator.Fault.remotes;
import static org.kcovtck.simulator.Fault.sections;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.kcovtck.abi.RemoteArg;

/** A task's common handle gone wrong. */
final class CommonHandleDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "first-handle-of-list-passed-on",
                    "COM-001",
                    "Where there is no common handle the task gets the first of the list",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        int addHandles(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            int error = super.addHandles(t, kcov, arg);
                            if (error == 0 && arg.commonHandle().bits() == 0 && arg.numHandles() > 0) {
                                t.kcovHandle = arg.handles().get(0).bits();
                            }
                            return error;
                        }
                    })),
            defect(
                    "first-worker-collected-only",
                    "COM-002 VHOST-003",
                    "A common handle is for the first thread that runs a section under it",
                    sections(parts -> new WrongParts.InSoftirqs(parts) {
                        private final Map<Kcov, TaskStruct> first = new IdentityHashMap<>();

                        @Override
                        void remoteStart(TaskStruct t, long handle) {
                            Kcov kcov = SectionsDefects.isUsb(handle) ? null : remotes.find(handle);
                            if (kcov == null || first.computeIfAbsent(kcov, each -> t) == t) {
                                super.remoteStart(t, handle);
                            }
                        }
                    })),
            defect(
                    "no-handle-is-any-handle",
                    "COM-003",
                    "A section under the handle 0 is for whoever has a common handle",
                    remotes(allocator -> new KcovRemotes(allocator) {
                        @Override
                        Kcov find(long handle) {
                            return handle != 0
                                    ? super.find(handle)
                                    : map.keySet().stream()
                                            .filter(other -> !SectionsDefects.isUsb(other))
                                            .findFirst()
                                            .map(map::get)
                                            .orElse(null);
                        }
                    })),
            defect(
                    "interrupts-have-common-handle",
                    "COM-004",
                    "kcov_common_handle() does not ask whether a task calls it",
                    behaviour((profile, comparisons) -> new Behaviour(profile, comparisons) {
                        @Override
                        boolean commonHandleInTasksOnly() {
                            return false;
                        }
                    })),
            defect(
                    "interrupts-have-no-common-handle",
                    "COM-010",
                    "kcov_common_handle() asks whether a task calls it",
                    behaviour((profile, comparisons) -> new Behaviour(profile, comparisons) {
                        @Override
                        boolean commonHandleInTasksOnly() {
                            return true;
                        }
                    })),
            defect(
                    "inherited-handle-lost",
                    "COM-005",
                    "A common_handle of 0 becomes the task's own",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        int addHandles(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            int error = super.addHandles(t, kcov, arg);
                            t.kcovHandle = error == 0 ? arg.commonHandle().bits() : t.kcovHandle;
                            return error;
                        }
                    })),
            defect(
                    "inherited-handle-kept",
                    "COM-014",
                    "A task that has inherited a common handle keeps it",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        int addHandles(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            long inherited = t.kcovHandle;
                            int error = super.addHandles(t, kcov, arg);
                            t.kcovHandle = inherited == 0 ? t.kcovHandle : inherited;
                            return error;
                        }
                    })),
            defect(
                    "no-handle-warned-of",
                    "COM-006",
                    "A section under the handle 0 is taken for a mistake",
                    SectionsDefects.start((parts, t, handle) -> {
                        if (handle == 0) {
                            parts.log().warn("kernel/kcov.c:889 at kcov_remote_start");
                        }
                        return handle != 0;
                    })),
            defect(
                    "common-handles-in-tasks-only",
                    "COM-011",
                    "In a softirq only global sections start",
                    SectionsDefects.start(
                            (parts, t, handle) -> t.preemptCount.inTask() || SectionsDefects.isUsb(handle))),
            defect(
                    "disable-clears-childrens-handle",
                    "COM-012",
                    "KCOV_DISABLE clears the common handle of the task's children, too",
                    device(parts -> new WrongParts.Device(parts) {
                        private final Map<TaskStruct, TaskStruct> parents = new IdentityHashMap<>();

                        @Override
                        void taskInit(TaskStruct t, TaskStruct current) {
                            super.taskInit(t, current);
                            parents.put(t, current);
                        }

                        @Override
                        long disable(TaskStruct t, Kcov kcov, long unused) {
                            parents.forEach((child, parent) -> child.kcovHandle = parent == t ? 0 : child.kcovHandle);
                            return super.disable(t, kcov, unused);
                        }
                    })),
            defect(
                    "threads-inherit-no-handle",
                    "COM-015",
                    "Only children inherit the common handle, threads do not",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        void taskInit(TaskStruct t, TaskStruct current) {
                            super.taskInit(t, current);
                            t.kcovHandle = t.memory == current.memory ? 0 : t.kcovHandle;
                        }
                    })),
            defect(
                    "local-disable-keeps-common-handle",
                    "DIS-006 VHOST-009",
                    "Only KCOV_DISABLE of remote coverage clears the common handle",
                    links(parts -> new WrongParts.OneLink(parts) {
                        @Override
                        void disable(TaskStruct t, Kcov kcov) {
                            long handle = kcov.remote ? 0 : t.kcovHandle;
                            super.disable(t, kcov);
                            t.kcovHandle = handle;
                        }
                    })),
            defect(
                    "local-disable-clears-common-handle",
                    "DIS-007 SIM-008 VHOST-008",
                    "Any KCOV_DISABLE clears the common handle",
                    links(parts -> new WrongParts.TwoLinks(parts) {
                        @Override
                        void disable(TaskStruct t, Kcov kcov) {
                            super.disable(t, kcov);
                            t.kcovHandle = 0;
                        }
                    })),
            defect(
                    "bad-handle-keeps-common-handle",
                    "REM-016",
                    "The clean-up after a bad handle leaves the task's common handle",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            long handle = t.kcovHandle;
                            long error = super.remoteEnable(t, kcov, arg);
                            t.kcovHandle = error == 0 ? t.kcovHandle : handle;
                            return error;
                        }
                    })));

    private CommonHandleDefects() {}
}
