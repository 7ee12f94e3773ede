/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EACCES;
import static org.kcovtck.abi.Errno.EBADF;
import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.buffers;
import static org.kcovtck.simulator.Fault.calls;
import static org.kcovtck.simulator.Fault.openFile;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Seek;

/** The kcov file gone wrong. */
final class DeviceDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "write-only-open-refused",
                    "DEV-001",
                    "The file has to be opened for reading",
                    calls((files, code) -> new SystemCalls(files, code) {
                        @Override
                        long open(TaskStruct t, Open open) {
                            boolean wrong = open.path().equals(KcovFile.PATH) && (open.flags() & 3) == Open.O_WRONLY;
                            return wrong ? -EACCES.number() : super.open(t, open);
                        }
                    })),
            defect(
                    "file-outside-debugfs",
                    "DEV-002",
                    "The file is made in another file system, which hides nothing",
                    calls((files, code) -> new SystemCalls(files, code) {
                        @Override
                        long open(TaskStruct t, Open open) {
                            return open.path().equals(KcovFile.PATH)
                                    ? t.files.add(fileSystem.open(open.path(), open.flags()), open.flags())
                                    : super.open(t, open);
                        }
                    })),
            defect(
                    "file-for-everybody",
                    "DEV-003",
                    "The file is made with mode 0644",
                    calls((files, code) -> new SystemCalls(files, code) {
                        @Override
                        short mode(String path) {
                            return path.equals(KcovFile.PATH) ? (short) 0100644 : super.mode(path);
                        }
                    })),
            defect(
                    "size-in-a-global",
                    "DEV-004",
                    "The size of the buffer is kept in one variable for all descriptors",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        private int size;

                        @Override
                        long initTrace(Kcov kcov, long words) {
                            long error = super.initTrace(kcov, words);
                            size = error == 0 ? kcov.size : size;
                            return error;
                        }

                        @Override
                        boolean isWhole(Kcov kcov, Vma vma) {
                            return vma.offset == 0 && vma.bytes == (long) size * Long.BYTES;
                        }
                    })),
            defect(
                    "descriptor-read-as-empty",
                    "DEV-006",
                    "To read a descriptor is to be at its end",
                    openFile((device, flags) -> new KcovOpenFile(device, flags) {
                        @Override
                        long read(int count, ByteArrayOutputStream data) {
                            return 0;
                        }
                    })),
            defect(
                    "dup-opens-anew",
                    "DEV-007",
                    "The state belongs to the number of a descriptor, not to the open file",
                    calls((files, code) -> new SystemCalls(files, code) {
                        @Override
                        long dup(TaskStruct t, OpenFile file) {
                            return file instanceof KcovOpenFile open
                                    ? t.files.add(new KcovOpenFile(open.device, open.flags))
                                    : super.dup(t, file);
                        }
                    })),
            defect(
                    "descriptor-with-position",
                    "DEV-008",
                    "The file is opened without nonseekable_open()",
                    openFile((device, flags) -> new KcovOpenFile(device, flags) {
                        @Override
                        long seek(Seek seek) {
                            return 0;
                        }
                    })),
            defect(
                    "read-only-mapped-writable",
                    "DEV-009",
                    "A writable mapping needs no writable descriptor",
                    openFile((device, flags) -> new KcovOpenFile(device, Open.O_RDWR))),
            defect(
                    "read-only-not-remote",
                    "DEV-010",
                    "KCOV_REMOTE_ENABLE needs a writable descriptor",
                    openFile((device, flags) -> new KcovOpenFile(device, flags) {
                        @Override
                        long ioctl(TaskStruct current, long request, UserPointer argument) {
                            boolean remote = request == KcovDevice.REMOTE_ENABLE;
                            return remote && flags != Open.O_RDWR
                                    ? -EBADF.number()
                                    : super.ioctl(current, request, argument);
                        }
                    })));

    private DeviceDefects() {}
}
