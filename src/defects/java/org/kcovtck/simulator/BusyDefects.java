/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.device;
import static org.kcovtck.simulator.Fault.links;

import java.util.List;
import org.kcovtck.abi.RemoteArg;

/** What a task cannot enable besides what it has, and with which error. */
final class BusyDefects {
    static final List<Defect> ALL = List.of(
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
                    "local-task-invalid-for-remote",
                    "REM-008",
                    "For a task that has a local descriptor a remote one is EINVAL",
                    remoteEnable((t, kcov, arg) -> t.kcov != null && t.kcov != kcov ? -EINVAL.number() : 0)));

    private BusyDefects() {}

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
