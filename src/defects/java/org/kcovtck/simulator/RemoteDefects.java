/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.EPERM;
import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.device;
import static org.kcovtck.simulator.Fault.links;
import static org.kcovtck.simulator.Fault.openFile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;

/** KCOV_REMOTE_ENABLE that does the wrong thing, and the KCOV_DISABLE that belongs to it. */
final class RemoteDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "remote-by-its-opener-only",
                    "REM-001",
                    "KCOV_REMOTE_ENABLE asks whether the caller's process has initialised the descriptor",
                    openFile((device, flags) -> new KcovOpenFile(device, flags) {
                        private Memory opener;

                        @Override
                        long ioctl(TaskStruct current, long request, UserPointer argument) {
                            opener = opener == null ? current.memory : opener;
                            return request == KcovDevice.REMOTE_ENABLE && current.memory != opener
                                    ? -EPERM.number()
                                    : super.ioctl(current, request, argument);
                        }
                    })),
            defect(
                    "area-size-signed",
                    "REM-011",
                    "area_size is an int, which must not be negative",
                    refuses((t, kcov, arg) -> arg.areaSize() < 0)),
            defect(
                    "empty-list-refused",
                    "REM-017",
                    "At least one handle has to be given",
                    refuses((t, kcov, arg) ->
                            arg.numHandles() == 0 && arg.commonHandle().bits() == 0)),
            defect(
                    "area-of-zero-refused",
                    "REM-031",
                    "area_size has to be 1 at least",
                    refuses((t, kcov, arg) -> arg.areaSize() == 0)),
            defect(
                    "disable-frees-first-handle-only",
                    "REM-018",
                    "The loop over the handles of a descriptor ends too early",
                    links(parts -> new WrongParts.TwoLinks(parts) {
                        @Override
                        void disable(TaskStruct t, Kcov kcov) {
                            List<Long> left = List.copyOf(kcov.handles);
                            super.disable(t, kcov);
                            left.stream().skip(1).forEach(handle -> remotes.add(kcov, handle));
                        }
                    })),
            defect(
                    "owner-collected-again",
                    "REM-019",
                    "KCOV_REMOTE_ENABLE of a descriptor that was enabled before goes on with what the caller did then",
                    links(parts -> new WrongParts.TwoLinks(parts) {
                        @Override
                        void linkRemote(TaskStruct t, Kcov kcov) {
                            super.linkRemote(t, kcov);
                            if (t.kcov == null && kcov.sequence > 1) {
                                t.kcovMode = kcov.mode;
                                t.kcovArea = kcov.area;
                            }
                        }

                        @Override
                        void disable(TaskStruct t, Kcov kcov) {
                            super.disable(t, kcov);
                            if (t.kcov == null) {
                                t.stop();
                            }
                        }
                    })),
            defect(
                    "last-handle-not-registered",
                    "REM-020",
                    "The loop over the list ends before its last handle, unless it is the only one",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        int addHandles(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            int number = arg.handles().size();
                            List<Handle> fewer = arg.handles().subList(0, number > 2 ? number - 1 : number);
                            return super.addHandles(
                                    t,
                                    kcov,
                                    RemoteArg.of(fewer.toArray(Handle[]::new)).common(arg.commonHandle()));
                        }
                    })),
            defect(
                    "remote-enable-empties-buffer",
                    "REM-025",
                    "KCOV_REMOTE_ENABLE sets the count to 0",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            long error = super.remoteEnable(t, kcov, arg);
                            if (error == 0) {
                                kcov.area[0] = 0;
                            }
                            return error;
                        }
                    })),
            defect(
                    "once-remote-always-remote",
                    "REM-026",
                    "A descriptor that was enabled remotely cannot be enabled locally any more",
                    device(parts -> new WrongParts.Device(parts) {
                        private final Set<Kcov> remote = new HashSet<>();

                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            return remote.contains(kcov) ? -EINVAL.number() : super.enable(t, kcov, arg);
                        }

                        @Override
                        long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            long error = super.remoteEnable(t, kcov, arg);
                            if (error == 0) {
                                remote.add(kcov);
                            }
                            return error;
                        }
                    })),
            defect(
                    "remote-disable-ignores-argument",
                    "REM-027",
                    "KCOV_DISABLE of remote coverage takes any argument",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long disable(TaskStruct t, Kcov kcov, long unused) {
                            return super.disable(t, kcov, kcov.remote ? 0 : unused);
                        }
                    })),
            defect(
                    "remote-disabled-by-anybody",
                    "REM-028",
                    "Which task ends remote coverage is not asked",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long disable(TaskStruct t, Kcov kcov, long unused) {
                            return super.disable(kcov.remote ? kcov.t : t, kcov, unused);
                        }
                    })),
            defect(
                    "most-handles-excluded",
                    "REM-035",
                    "The bound of the number of handles is exclusive",
                    refuses((t, kcov, arg) -> arg.numHandles() == RemoteArg.MAX_HANDLES)));

    private RemoteDefects() {}

    /** What is refused with EINVAL though nothing is wrong. */
    @FunctionalInterface
    private interface Refusal {
        boolean of(TaskStruct t, Kcov kcov, RemoteArg arg);
    }

    private static Fault refuses(Refusal refusal) {
        return device(parts -> new WrongParts.Device(parts) {
            @Override
            long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                return refusal.of(t, kcov, arg) ? -EINVAL.number() : super.remoteEnable(t, kcov, arg);
            }
        });
    }
}
