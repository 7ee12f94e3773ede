/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOMEM;
import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.allocator;
import static org.kcovtck.simulator.Fault.buffers;
import static org.kcovtck.simulator.Fault.device;

import java.util.Arrays;
import java.util.List;

/** KCOV_INIT_TRACE gone wrong. */
final class InitTraceDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "enable-before-init-trace",
                    "INIT-001",
                    "KCOV_ENABLE of a new descriptor says that it is busy",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            return kcov.mode == KcovMode.DISABLED ? -EBUSY.number() : super.enable(t, kcov, arg);
                        }
                    })),
            defect(
                    "size-in-bytes",
                    "INIT-002",
                    "The size is taken for bytes",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        boolean isWhole(Kcov kcov, Vma vma) {
                            return super.isWhole(kcov, vma) || vma.bytes == kcov.size;
                        }
                    })),
            defect(
                    "size-of-one",
                    "INIT-003",
                    "The least size is 1, which is the count alone",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        boolean isSize(long words) {
                            return words == 1 || super.isSize(words);
                        }
                    })),
            defect(
                    "size-cut-to-32-bits",
                    "INIT-004",
                    "The size is put into an unsigned int before it is checked",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        long initTrace(Kcov kcov, long size) {
                            return super.initTrace(kcov, size & 0xffff_ffffL);
                        }
                    })),
            defect(
                    "init-trace-twice",
                    "INIT-005 RACE-001",
                    "A second KCOV_INIT_TRACE gives the descriptor another buffer",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        long initTrace(Kcov kcov, long size) {
                            if (kcov.mode == KcovMode.INIT && kcov.t == null) {
                                kcov.mode = KcovMode.DISABLED;
                            }
                            return super.initTrace(kcov, size);
                        }
                    })),
            defect(
                    "init-trace-checks-state-first",
                    "INIT-006 INIT-014",
                    "The state is checked before the size, and before memory is asked for",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        long initTrace(Kcov kcov, long size) {
                            return kcov.mode == KcovMode.DISABLED ? super.initTrace(kcov, size) : -EBUSY.number();
                        }
                    })),
            defect(
                    "init-trace-checks-size-first",
                    "INIT-006b",
                    "The size is checked before the state",
                    buffers((behaviour, allocator) -> new BuffersFromMmap(behaviour, allocator) {
                        @Override
                        long initTrace(Kcov kcov, long size) {
                            return isSize(size) ? super.initTrace(kcov, size) : -EINVAL.number();
                        }
                    })),
            defect(
                    "failed-init-trace-leaves-mode",
                    "INIT-007",
                    "The mode is set before the size is checked, and not set back",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        long initTrace(Kcov kcov, long size) {
                            long error = super.initTrace(kcov, size);
                            if (error != 0 && kcov.mode == KcovMode.DISABLED) {
                                kcov.mode = KcovMode.INIT;
                            }
                            return error;
                        }
                    })),
            defect(
                    "mmap-clears-buffer",
                    "INIT-008",
                    "The buffer is filled with zeros when it is mapped, not when it is made",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        long mmap(Kcov kcov, Vma vma) {
                            long error = super.mmap(kcov, vma);
                            if (error == 0) {
                                Arrays.fill(kcov.area, 0);
                            }
                            return error;
                        }
                    })),
            defect(
                    "buffer-in-init-trace",
                    "INIT-008b",
                    "KCOV_INIT_TRACE asks for the memory already",
                    buffers((behaviour, allocator) -> new BuffersFromMmap(behaviour, allocator) {
                        @Override
                        long initTrace(Kcov kcov, long size) {
                            if (isSize(size)) {
                                long[] area = allocator.vmallocUser(size, "kcov_ioctl");
                                if (area == null) {
                                    return -ENOMEM.number();
                                }
                                allocator.vfree(area);
                            }
                            return super.initTrace(kcov, size);
                        }
                    })),
            defect(
                    "buffer-not-zeroed",
                    "INIT-009",
                    "Of memory that is used again only the first half is set to 0",
                    allocator((behaviour, log) -> new Allocator(behaviour, log) {
                        private long[] freed = {};

                        @Override
                        long[] vmallocUser(long words, String caller) {
                            long[] area = super.vmallocUser(words, caller);
                            if (area != null && freed.length == words) {
                                int half = freed.length / 2;
                                System.arraycopy(freed, half, area, half, half);
                            }
                            return area;
                        }

                        @Override
                        void vfree(long[] area) {
                            super.vfree(area);
                            freed = area == null ? freed : area;
                        }
                    })),
            defect(
                    "init-trace-while-enabled",
                    "INIT-010",
                    "An enabled descriptor is not busy, but wrong",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        long initTrace(Kcov kcov, long size) {
                            long error = super.initTrace(kcov, size);
                            return kcov.t != null ? -EINVAL.number() : error;
                        }
                    })),
            defect(
                    "init-trace-after-disable",
                    "INIT-011",
                    "A descriptor that is disabled takes another KCOV_INIT_TRACE",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        long initTrace(Kcov kcov, long size) {
                            if (kcov.mode == KcovMode.INIT && kcov.sequence > 1) {
                                kcov.mode = KcovMode.DISABLED;
                            }
                            return super.initTrace(kcov, size);
                        }
                    })),
            defect(
                    "least-sizes-only",
                    "INIT-012",
                    "The buffer has to be smaller than 64 Ki words",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        boolean isSize(long words) {
                            return words != 1 << 16 && super.isSize(words);
                        }
                    })),
            defect(
                    "greatest-size-excluded",
                    "INIT-013",
                    "The bound of the size is exclusive",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        boolean isSize(long words) {
                            return words != MAX_SIZE && super.isSize(words);
                        }
                    })));

    private InitTraceDefects() {}
}
