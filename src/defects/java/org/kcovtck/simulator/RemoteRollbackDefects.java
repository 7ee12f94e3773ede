/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.device;

import java.util.List;
import org.kcovtck.abi.RemoteArg;

/** What a KCOV_REMOTE_ENABLE that failed leaves behind. */
final class RemoteRollbackDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "handles-left-behind",
                    "REM-013 COMPAT-013",
                    "The handles before the one that is bad stay registered",
                    device(parts -> new WrongParts.Device(parts) {
                        private List<Long> left = List.of();

                        @Override
                        int addHandles(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            int error = super.addHandles(t, kcov, arg);
                            if (error != 0) {
                                left = List.copyOf(kcov.handles);
                            }
                            return error;
                        }

                        @Override
                        long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            left = List.of();
                            long error = super.remoteEnable(t, kcov, arg);
                            left.forEach(handle -> remotes.add(kcov, handle));
                            return error;
                        }
                    })),
            defect(
                    "failed-remote-enable-leaves-mode",
                    "REM-014 RACE-006",
                    "The mode is not set back where a handle is bad",
                    afterBadHandle((parts, t, kcov) -> kcov.mode = KcovMode.TRACE_PC)),
            defect(
                    "failed-remote-enable-puts-twice",
                    "REM-015",
                    "Where a handle is bad a reference is put that was not taken yet",
                    afterBadHandle((parts, t, kcov) -> parts.remotes().put(kcov))),
            defect(
                    "busy-task-registers-handles",
                    "REM-030",
                    "Whether the caller is busy is asked after the handles are registered",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            long error = super.remoteEnable(t, kcov, arg);
                            if (error == -EBUSY.number()) {
                                arg.handles().forEach(handle -> remotes.add(kcov, handle.bits()));
                            }
                            return error;
                        }
                    })),
            defect(
                    "failed-remote-enable-stops-local",
                    "REM-022",
                    "Where a handle is bad all of the task's coverage ends",
                    afterBadHandle((parts, t, kcov) -> t.kcovMode = KcovMode.DISABLED)));

    private RemoteRollbackDefects() {}

    /** What is done at the end of a call that has found a bad handle. */
    @FunctionalInterface
    private interface Mistake {
        void make(WrongParts.OfDevice parts, TaskStruct t, Kcov kcov);
    }

    private static Fault afterBadHandle(Mistake mistake) {
        return device(parts -> new WrongParts.Device(parts) {
            private boolean bad;

            @Override
            int addHandles(TaskStruct t, Kcov kcov, RemoteArg arg) {
                int error = super.addHandles(t, kcov, arg);
                bad = error != 0;
                return error;
            }

            @Override
            long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                bad = false;
                long error = super.remoteEnable(t, kcov, arg);
                if (bad) {
                    mistake.make(parts, t, kcov);
                }
                return error;
            }
        });
    }
}
