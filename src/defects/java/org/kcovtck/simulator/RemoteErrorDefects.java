/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EFAULT;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOMEM;
import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.device;

import java.util.List;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.abi.TraceMode;

/** Errors of KCOV_REMOTE_ENABLE that do not come, are others, or come in another order. */
final class RemoteErrorDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "state-checked-before-argument",
                    "REM-002 REM-033",
                    "The descriptor's state is checked before the argument is read",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long remoteEnable(TaskStruct current, Kcov kcov, UserPointer arg) {
                            return kcov.mode == KcovMode.INIT
                                    ? super.remoteEnable(current, kcov, arg)
                                    : -EINVAL.number();
                        }
                    })),
            defect(
                    "one-handle-too-many",
                    "REM-003",
                    "The bound of the number of handles is off by one",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long remoteEnable(TaskStruct current, Kcov kcov, UserPointer arg) {
                            byte[] struct = arg.read(0, RemoteArg.SIZE + (RemoteArg.MAX_HANDLES + 1) * Long.BYTES);
                            return struct == null
                                    ? super.remoteEnable(current, kcov, arg)
                                    : remoteEnable(current, kcov, parse(struct));
                        }
                    })),
            defect(
                    "unreadable-handles-left-out",
                    "REM-005",
                    "A list that cannot be read to its end is taken as far as it can be",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long remoteEnable(TaskStruct current, Kcov kcov, UserPointer arg) {
                            long error = super.remoteEnable(current, kcov, arg);
                            byte[] struct = arg.read(0, RemoteArg.SIZE + Long.BYTES);
                            return error == -EFAULT.number() && struct != null
                                    ? remoteEnable(current, kcov, parse(struct))
                                    : error;
                        }
                    })),
            defect(
                    "no-buffer-no-memory",
                    "REM-007",
                    "A descriptor that has no buffer is ENOMEM",
                    first((t, kcov, arg) -> kcov.mode == KcovMode.DISABLED ? -ENOMEM.number() : 0)),
            defect(
                    "any-remote-mode-traces-pcs",
                    "REM-010",
                    "Any trace_mode that is not KCOV_TRACE_CMP traces PCs",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            boolean known = arg.traceMode() == TraceMode.KCOV_TRACE_CMP.number();
                            return super.remoteEnable(t, kcov, known ? arg : arg.traceMode(0));
                        }
                    })),
            defect(
                    "handles-checked-before-taken",
                    "REM-012",
                    "The whole list is checked before the first handle is registered",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        int addHandles(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            boolean good = arg.handles().stream()
                                    .allMatch(handle -> remotes.check(handle, false, true, false));
                            return good ? super.addHandles(t, kcov, arg) : -EINVAL.number();
                        }
                    })),
            defect(
                    "handles-checked-before-mode",
                    "REM-023",
                    "The mode is checked last",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            boolean taken =
                                    arg.handles().stream().anyMatch(handle -> remotes.find(handle.bits()) != null);
                            boolean wrong = checkMode(Integer.toUnsignedLong(arg.traceMode())) != 0;
                            return taken && wrong && kcov.t == null
                                    ? -EEXIST.number()
                                    : super.remoteEnable(t, kcov, arg);
                        }
                    })),
            defect(
                    "common-handle-checked-first",
                    "REM-024",
                    "The common handle is looked at before the list",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        int addHandles(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            Handle common = arg.commonHandle();
                            if (common.bits() == 0) {
                                return super.addHandles(t, kcov, arg);
                            }
                            int error = super.addHandles(t, kcov, RemoteArg.ofCommon(common));
                            return error != 0 ? error : super.addHandles(t, kcov, arg.common(Handle.common(0)));
                        }
                    })),
            defect(
                    "list-read-before-its-length",
                    "REM-032",
                    "The list is read before its length is checked",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long remoteEnable(TaskStruct current, Kcov kcov, UserPointer arg) {
                            byte[] struct = arg.read(0, RemoteArg.SIZE);
                            int number = struct == null ? 0 : parse(struct).numHandles();
                            boolean reads = number > RemoteArg.MAX_HANDLES
                                    && arg.read(0, RemoteArg.SIZE + number * Long.BYTES) != null;
                            return number > RemoteArg.MAX_HANDLES && !reads
                                    ? -EFAULT.number()
                                    : super.remoteEnable(current, kcov, arg);
                        }
                    })),
            defect(
                    "remote-task-checked-before-descriptor",
                    "REM-034",
                    "The caller's state is checked before the descriptor's",
                    first((t, kcov, arg) -> t.kcovRemote != null && t.kcovRemote != kcov ? -EBUSY.number() : 0)),
            defect(
                    "remote-mode-checked-before-task",
                    "REM-036",
                    "The mode is checked before the caller's state",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            int error = checkMode(Integer.toUnsignedLong(arg.traceMode()));
                            return kcov.mode == KcovMode.INIT && error != 0 ? error : super.remoteEnable(t, kcov, arg);
                        }
                    })));

    private RemoteErrorDefects() {}

    /** What is checked before all else; 0 is no error. */
    @FunctionalInterface
    private interface Check {
        int error(TaskStruct t, Kcov kcov, RemoteArg arg);
    }

    private static Fault first(Check check) {
        return device(parts -> new WrongParts.Device(parts) {
            @Override
            long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                int error = check.error(t, kcov, arg);
                return error != 0 ? error : super.remoteEnable(t, kcov, arg);
            }
        });
    }
}
