/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EFAULT;
import static org.kcovtck.abi.Errno.EINTR;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.EMFILE;
import static org.kcovtck.abi.Errno.ENOMEM;
import static org.kcovtck.abi.Errno.ENOSPC;
import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.buffers;
import static org.kcovtck.simulator.Fault.calls;
import static org.kcovtck.simulator.Fault.descriptor;
import static org.kcovtck.simulator.Fault.device;
import static org.kcovtck.simulator.Fault.openFile;
import static org.kcovtck.simulator.Fault.remotes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.SystemCall;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Syscall;

/** What only somebody notices who means ill. */
final class HostileDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "null-invalid",
                    "HOSTILE-001",
                    "NULL is EINVAL",
                    argument((current, arg) -> arg.value() == 0 ? -EINVAL.number() : 0)),
            defect(
                    "kernel-address-invalid",
                    "HOSTILE-001",
                    "An address of the kernel is EINVAL",
                    argument((current, arg) -> arg.value() < 0 ? -EINVAL.number() : 0)),
            defect(
                    "short-argument-filled-up",
                    "HOSTILE-002",
                    "An argument that breaks off is filled up with zeros",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long remoteEnable(TaskStruct current, Kcov kcov, UserPointer arg) {
                            byte[] head = arg.read(0, 16);
                            boolean breaksOff = head != null && arg.read(0, RemoteArg.SIZE) == null;
                            return breaksOff
                                    ? remoteEnable(current, kcov, parse(Arrays.copyOf(head, RemoteArg.SIZE)))
                                    : super.remoteEnable(current, kcov, arg);
                        }
                    })),
            defect(
                    "argument-has-to-be-aligned",
                    "HOSTILE-003",
                    "An argument at an odd address is EINVAL",
                    argument((current, arg) -> arg.value() % Long.BYTES != 0 ? -EINVAL.number() : 0)),
            defect(
                    "argument-has-to-be-writable",
                    "HOSTILE-004",
                    "Whether the argument can be written is checked",
                    argument((current, arg) -> {
                        byte[] word = arg.value() % Long.BYTES == 0 ? current.memory.load(arg.value(), 1) : null;
                        boolean readOnly = word != null
                                && !current.memory.store(
                                        arg.value(),
                                        ByteBuffer.wrap(word)
                                                .order(ByteOrder.LITTLE_ENDIAN)
                                                .getLong());
                        return readOnly ? -EFAULT.number() : 0;
                    })),
            defect(
                    "argument-read-before-number",
                    "HOSTILE-005",
                    "The struct is read before the number of handles is checked",
                    argument((current, arg) -> arg.read(0, RemoteArg.SIZE) == null ? -EFAULT.number() : 0)),
            defect(
                    "size-in-bytes-overflows",
                    "HOSTILE-006",
                    "The size is multiplied before it is checked",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        long initTrace(Kcov kcov, long size) {
                            return super.initTrace(kcov, size * Long.BYTES >>> 3);
                        }
                    })),
            defect(
                    "mmap-of-gigabytes-no-memory",
                    "HOSTILE-007",
                    "mmap asks whether there is memory before it checks the length",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        long mmap(Kcov kcov, Vma vma) {
                            return vma.bytes >= 1L << 30 ? -ENOMEM.number() : super.mmap(kcov, vma);
                        }
                    })),
            defect(
                    "area-allocated-when-enabled",
                    "HOSTILE-008",
                    "KCOV_REMOTE_ENABLE asks whether there is memory for an area",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            boolean tooLarge = Integer.toUnsignedLong(arg.areaSize()) > 1 << 24;
                            return tooLarge ? -ENOMEM.number() : super.remoteEnable(t, kcov, arg);
                        }
                    })),
            defect(
                    "count-cut-when-moved",
                    "HOSTILE-009",
                    "kcov_move_area() takes the count for an int",
                    descriptor(() -> new Kcov() {
                        @Override
                        void moveArea(long[] from) {
                            area[0] = mode == KcovMode.TRACE_PC ? (int) area[0] : area[0];
                            super.moveArea(from);
                        }
                    })),
            defect(
                    "count-of-records-overflows-when-moved",
                    "HOSTILE-010",
                    "kcov_move_area() multiplies the count of records unchecked",
                    descriptor(() -> new Kcov() {
                        @Override
                        void moveArea(long[] from) {
                            area[0] = mode == KcovMode.TRACE_CMP ? area[0] << 5 >>> 5 : area[0];
                            super.moveArea(from);
                        }
                    })),
            defect(
                    "one-hundred-buffers",
                    "HOSTILE-011",
                    "There are a hundred buffers at most",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        private final Set<Kcov> living = new HashSet<>();

                        @Override
                        long initTrace(Kcov kcov, long size) {
                            living.removeIf(each -> each.refcount == 0);
                            living.add(kcov);
                            return living.size() > 100 ? -ENOMEM.number() : super.initTrace(kcov, size);
                        }
                    })),
            defect(
                    "failed-open-closes-another",
                    "HOSTILE-012",
                    "The clean-up of an open that fails closes the descriptor before it",
                    calls((files, code) -> new SystemCalls(files, code) {
                        @Override
                        long open(TaskStruct t, Open open) {
                            long fd = super.open(t, open);
                            for (int last = 20; fd == -EMFILE.number() && last >= 3; last--) {
                                if (t.files.close(last)) {
                                    break;
                                }
                            }
                            return fd;
                        }
                    })),
            defect(
                    "one-thousand-handles",
                    "HOSTILE-013",
                    "There are a thousand handles at most",
                    remotes(allocator -> new KcovRemotes(allocator) {
                        @Override
                        int add(Kcov kcov, long handle) {
                            return map.size() >= 1000 ? -ENOSPC.number() : super.add(kcov, handle);
                        }
                    })),
            defect(
                    "half-of-handles-cleaned-up",
                    "HOSTILE-014",
                    "The clean-up after a bad handle ends after 128 handles",
                    device(parts -> new WrongParts.Device(parts) {
                        private List<Long> left = List.of();

                        @Override
                        int addHandles(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            int error = super.addHandles(t, kcov, arg);
                            left = kcov.handles.stream().skip(128).toList();
                            return error;
                        }

                        @Override
                        long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            left = List.of();
                            long error = super.remoteEnable(t, kcov, arg);
                            if (error != 0) {
                                left.forEach(handle -> remotes.add(kcov, handle));
                            }
                            return error;
                        }
                    })),
            defect(
                    "mprotect-stops-collection",
                    "HOSTILE-017",
                    "A buffer whose protection changes is written to no more",
                    calls((files, code) -> new SystemCalls(files, code) {
                        @Override
                        Outcome perform(TaskStruct t, long pid, Operation operation) {
                            if (operation instanceof SystemCall call && call.name() == Syscall.MPROTECT) {
                                t.kcovMode = KcovMode.DISABLED;
                            }
                            return super.perform(t, pid, operation);
                        }
                    })),
            defect(
                    "signal-stops-collection",
                    "HOSTILE-018",
                    "The frame of a signal does not keep the task's mode",
                    calls((files, code) -> new SystemCalls(files, code) {
                        @Override
                        Outcome perform(TaskStruct t, long pid, Operation operation) {
                            if (operation instanceof SystemCall call && call.name() == Syscall.TGKILL) {
                                t.kcovMode = KcovMode.DISABLED;
                            }
                            return super.perform(t, pid, operation);
                        }
                    })),
            defect(
                    "command-interrupted",
                    "HOSTILE-019",
                    "The lock of a descriptor is one that signals interrupt",
                    openFile((device, flags) -> new KcovOpenFile(device, flags) {
                        private int calls;

                        @Override
                        long ioctl(TaskStruct current, long request, UserPointer argument) {
                            calls++;
                            return calls % 500 == 0 ? -EINTR.number() : super.ioctl(current, request, argument);
                        }
                    })));

    private HostileDefects() {}

    /** An error of KCOV_REMOTE_ENABLE that comes before the argument is read; 0 is none. */
    @FunctionalInterface
    private interface Check {
        int error(TaskStruct current, UserPointer arg);
    }

    private static Fault argument(Check check) {
        return device(parts -> new WrongParts.Device(parts) {
            @Override
            long remoteEnable(TaskStruct current, Kcov kcov, UserPointer arg) {
                int error = check.error(current, arg);
                return error != 0 ? error : super.remoteEnable(current, kcov, arg);
            }
        });
    }
}
