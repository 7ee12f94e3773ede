/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOTTY;
import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.device;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.kcovtck.abi.KcovCommand;
import org.kcovtck.abi.RemoteArg;

/** The numbers of the commands, and the layout of their argument, gone wrong. */
final class IoctlDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "init-trace-known-once",
                    "IOC-001",
                    "KCOV_INIT_TRACE is a command of a new descriptor only",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long ioctl(TaskStruct current, Kcov kcov, long cmd, UserPointer arg) {
                            boolean known = cmd != INIT_TRACE || kcov.mode == KcovMode.DISABLED;
                            return known ? super.ioctl(current, kcov, cmd, arg) : -ENOTTY.number();
                        }
                    })),
            defect(
                    "new-descriptor-knows-init-trace-only",
                    "IOC-002 IOC-003 IOC-004",
                    "Before KCOV_INIT_TRACE no other command is known",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long ioctl(TaskStruct current, Kcov kcov, long cmd, UserPointer arg) {
                            boolean known = cmd == INIT_TRACE || kcov.mode != KcovMode.DISABLED;
                            return known ? super.ioctl(current, kcov, cmd, arg) : -ENOTTY.number();
                        }
                    })),
            defect(
                    "init-trace-writes-size-back",
                    "DOC-007",
                    "KCOV_INIT_TRACE does what its number says, and writes",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long ioctl(TaskStruct current, Kcov kcov, long cmd, UserPointer arg) {
                            if (cmd == INIT_TRACE && arg.read(0, Long.BYTES) != null) {
                                current.memory.store(arg.value(), kcov.size);
                            }
                            return super.ioctl(current, kcov, cmd, arg);
                        }
                    })),
            defect(
                    "unknown-command-invalid",
                    "IOC-005 IOC-013",
                    "An unknown command of a descriptor that nobody uses is EINVAL",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long ioctlLocked(TaskStruct current, Kcov kcov, long cmd, long arg) {
                            long value = super.ioctlLocked(current, kcov, cmd, arg);
                            return value == -ENOTTY.number() && !kcov.remote ? -EINVAL.number() : value;
                        }
                    })),
            defect(
                    "unknown-command-busy",
                    "IOC-016",
                    "A remotely enabled descriptor is busy for any unknown command",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long ioctlLocked(TaskStruct current, Kcov kcov, long cmd, long arg) {
                            long value = super.ioctlLocked(current, kcov, cmd, arg);
                            return value == -ENOTTY.number() && kcov.remote ? -EBUSY.number() : value;
                        }
                    })),
            defect(
                    "remote-enable-before-its-time",
                    "IOC-006",
                    "KCOV_REMOTE_ENABLE is reserved, and EINVAL for now",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long ioctlLocked(TaskStruct current, Kcov kcov, long cmd, long arg) {
                            return cmd == REMOTE_ENABLE ? -EINVAL.number() : super.ioctlLocked(current, kcov, cmd, arg);
                        }
                    })),
            defect(
                    "remote-mode-of-one-bit",
                    "IOC-007",
                    "Of trace_mode only the lowest bit is looked at",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        RemoteArg parse(byte[] struct) {
                            RemoteArg arg = super.parse(struct);
                            return arg.traceMode(arg.traceMode() & 1);
                        }
                    })),
            defect(
                    "mode-zero-as-before",
                    "IOC-011",
                    "A mode of 0 is taken for the mode that the descriptor had last",
                    device(parts -> new WrongParts.Device(parts) {
                        private final Map<Kcov, KcovMode> last = new IdentityHashMap<>();

                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            boolean asBefore = arg == 0 && last.get(kcov) == KcovMode.TRACE_CMP;
                            long error = super.enable(t, kcov, asBefore ? 1 : arg);
                            last.put(kcov, kcov.mode);
                            return error;
                        }
                    })),
            defect(
                    "padding-has-to-be-zero",
                    "IOC-014",
                    "The padding of the argument is checked for zeros",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            return arg.padding() != 0 ? -EINVAL.number() : super.remoteEnable(t, kcov, arg);
                        }
                    })),
            defect(
                    "command-by-its-last-byte",
                    "IOC-015",
                    "Size and direction of a command's number are not looked at",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long ioctl(TaskStruct current, Kcov kcov, long cmd, UserPointer arg) {
                            for (KcovCommand command : KcovCommand.values()) {
                                if ((cmd & 0xffff) == (command.number() & 0xffff)) {
                                    return super.ioctl(current, kcov, command.number(), arg);
                                }
                            }
                            return super.ioctl(current, kcov, cmd, arg);
                        }
                    })));

    private IoctlDefects() {}
}
