/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOMEM;
import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.behaviour;
import static org.kcovtck.simulator.Fault.device;
import static org.kcovtck.simulator.Fault.links;
import static org.kcovtck.simulator.Fault.openFile;

import java.util.List;
import java.util.function.ToIntBiFunction;
import java.util.function.UnaryOperator;
import org.kcovtck.abi.Comparison;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.target.Operation.Mmap;

/** What is wrong for 32-bit tasks only. */
final class Compat32Defects {
    static final List<Defect> ALL = List.of(
            defect(
                    "no-compat-ioctl",
                    "IOC-008",
                    "kcov_fops has no compat_ioctl",
                    behaviour((profile, comparisons) -> new Behaviour(profile, comparisons) {
                        @Override
                        boolean compatIoctl() {
                            return false;
                        }
                    })),
            defect(
                    "compat-ioctl",
                    "IOC-009",
                    "kcov_fops has a compat_ioctl",
                    behaviour((profile, comparisons) -> new Behaviour(profile, comparisons) {
                        @Override
                        boolean compatIoctl() {
                            return true;
                        }
                    })),
            defect(
                    "words-of-32-bits-mapped",
                    "IOC-010",
                    "The length of a mapping is in words of the task",
                    openFile((device, flags) -> new KcovOpenFile(device, flags) {
                        @Override
                        long mmap(TaskStruct current, Mmap mmap) {
                            boolean half = current.compat && mmap.length() == (long) kcov.size * Integer.BYTES;
                            return super.mmap(
                                    current,
                                    half
                                            ? new Mmap(mmap.fd(), 2 * mmap.length(), mmap.protection(), mmap.offset())
                                            : mmap);
                        }
                    })),
            defect(
                    "init-trace-of-32-bits",
                    "COMPAT-001",
                    "compat_ioctl knows the number of KCOV_INIT_TRACE with 4 bytes, too",
                    ioctl((request, current, kcov, argument) ->
                            request == 0x8004_6301L ? KcovDevice.INIT_TRACE : request)),
            defect(
                    "remote-enable-of-20-bytes",
                    "COMPAT-002",
                    "compat_ioctl knows the number of KCOV_REMOTE_ENABLE with 20 bytes, too",
                    ioctl((request, current, kcov, argument) ->
                            request == 0x4014_6366L ? KcovDevice.REMOTE_ENABLE : request)),
            defect(
                    "largest-size-of-32-bits",
                    "COMPAT-003",
                    "The limit of the size is that of the task's words",
                    error((request, current, kcov, argument) -> request == KcovDevice.INIT_TRACE
                                    && argument.value() > Integer.MAX_VALUE / Long.BYTES
                                    && argument.value() <= Integer.MAX_VALUE / Integer.BYTES
                            ? -ENOMEM.number()
                            : 0)),
            defect(
                    "addresses-of-32-bits",
                    "COMPAT-004",
                    "The address of a comparison is cut to the task's words",
                    ComparisonsDefects.comparisons((t, comparison) -> t.compat
                            ? new Comparison(
                                    comparison.type(),
                                    comparison.arg1(),
                                    comparison.arg2(),
                                    (int) comparison.ip() & 0xffff_ffffL)
                            : comparison)),
            defect(
                    "highest-bit-of-argument-lost",
                    "COMPAT-005",
                    "The argument of a 32-bit task is an int, of which the sign is left out",
                    openFile((device, flags) -> new KcovOpenFile(device, flags) {
                        @Override
                        long compatIoctl(TaskStruct current, long request, UserPointer argument) {
                            boolean number = request == KcovDevice.ENABLE || request == KcovDevice.DISABLE;
                            return number
                                    ? device.ioctlLocked(current, kcov, request, argument.value() & 0x7fff_ffffL)
                                    : super.compatIoctl(current, request, argument);
                        }
                    })),
            defect(
                    "common-handle-of-32-bit-task-left-out",
                    "COMPAT-006",
                    "The common handle is looked for at byte 12, where the padding is",
                    argument(arg -> arg.common(Handle.common(arg.padding())))),
            defect(
                    "padding-of-32-bit-task-has-to-be-zero",
                    "COMPAT-007",
                    "The padding is checked for zeros, in 32-bit tasks only",
                    remoteEnable((t, arg) -> arg.padding() != 0 ? -EINVAL.number() : 0)),
            defect(
                    "state-checked-before-argument-of-32-bit-task",
                    "COMPAT-008",
                    "compat_ioctl checks the descriptor's state before it reads the argument",
                    error((request, current, kcov, argument) ->
                            request == KcovDevice.REMOTE_ENABLE && kcov.mode != KcovMode.INIT ? -EINVAL.number() : 0)),
            defect(
                    "fewer-handles-for-32-bit-tasks",
                    "COMPAT-009",
                    "A 32-bit task may register 0x80 handles",
                    remoteEnable((t, arg) -> arg.numHandles() > 0x80 ? -EINVAL.number() : 0)),
            defect(
                    "reserved-bits-of-32-bit-task-cleared",
                    "COMPAT-010",
                    "Handles are put together of their subsystem and their lower half",
                    argument(arg -> new RemoteArg(
                            arg.traceMode(),
                            arg.areaSize(),
                            arg.numHandles(),
                            arg.padding(),
                            arg.commonHandle(),
                            arg.handles().stream()
                                    .map(handle -> new Handle(handle.bits() & ~(0xff_ffffL << 32)))
                                    .toList()))),
            defect(
                    "handles-of-32-bit-tasks-apart",
                    "COMPAT-011",
                    "The handles of 32-bit tasks are in a map of their own",
                    HandlesDefects.taken((holder, kcov, handle) ->
                            holder == kcov || holder.t == null || holder.t.compat == kcov.t.compat)),
            defect(
                    "area-limited-for-32-bit-tasks",
                    "COMPAT-012",
                    "area_size is limited to LONG_MAX of the task",
                    remoteEnable((t, arg) -> Integer.toUnsignedLong(arg.areaSize()) > Integer.MAX_VALUE / Integer.BYTES
                            ? -EINVAL.number()
                            : 0)),
            defect(
                    "exit-of-32-bit-task-keeps-handles",
                    "COMPAT-014",
                    "The exit of a 32-bit task frees local coverage only",
                    links(parts -> new WrongParts.TwoLinks(parts) {
                        @Override
                        void exit(TaskStruct t) {
                            t.kcovRemote = t.compat ? null : t.kcovRemote;
                            super.exit(t);
                        }
                    })));

    private Compat32Defects() {}

    /** The number that compat_ioctl takes a command's for, or an error. */
    @FunctionalInterface
    private interface Number {
        long of(long request, TaskStruct current, Kcov kcov, UserPointer argument);
    }

    private static Fault ioctl(Number number) {
        return openFile((device, flags) -> new KcovOpenFile(device, flags) {
            @Override
            long compatIoctl(TaskStruct current, long request, UserPointer argument) {
                return super.compatIoctl(current, number.of(request, current, kcov, argument), argument);
            }
        });
    }

    private static Fault error(Number first) {
        return openFile((device, flags) -> new KcovOpenFile(device, flags) {
            @Override
            long compatIoctl(TaskStruct current, long request, UserPointer argument) {
                long error = first.of(request, current, kcov, argument);
                return error != 0 ? error : super.compatIoctl(current, request, argument);
            }
        });
    }

    /** What a 32-bit task's argument is taken for. */
    private static Fault argument(UnaryOperator<RemoteArg> taken) {
        return device(parts -> new WrongParts.Device(parts) {
            @Override
            long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                return super.remoteEnable(t, kcov, t.compat ? taken.apply(arg) : arg);
            }
        });
    }

    /** An error of a 32-bit task's KCOV_REMOTE_ENABLE that comes before all others; 0 is none. */
    private static Fault remoteEnable(ToIntBiFunction<TaskStruct, RemoteArg> first) {
        return device(parts -> new WrongParts.Device(parts) {
            @Override
            long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                int error = t.compat ? first.applyAsInt(t, arg) : 0;
                return error != 0 ? error : super.remoteEnable(t, kcov, arg);
            }
        });
    }
}
