/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EACCES;
import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.buffers;
import static org.kcovtck.simulator.Fault.callbacks;
import static org.kcovtck.simulator.Fault.calls;
import static org.kcovtck.simulator.Fault.device;
import static org.kcovtck.simulator.Fault.openFile;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Mremap;
import org.kcovtck.target.Operation.Munmap;

/** Mappings of the buffer gone wrong. */
final class MmapDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "part-of-buffer-mapped",
                    "MMAP-001",
                    "A mapping may be shorter than the buffer",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        boolean isWhole(Kcov kcov, Vma vma) {
                            return vma.offset == 0 && vma.bytes <= (long) kcov.size * Long.BYTES;
                        }
                    })),
            defect(
                    "mapped-before-init-trace",
                    "MMAP-002",
                    "A new descriptor is mapped, though there is nothing to show",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        long mmap(Kcov kcov, Vma vma) {
                            return kcov.mode == KcovMode.DISABLED ? 0 : super.mmap(kcov, vma);
                        }
                    })),
            defect(
                    "raised-count-unheeded",
                    "MMAP-003 BUF-015",
                    "The kernel goes on at its own count, if the task's is higher",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        private final Map<long[], Long> counts = new IdentityHashMap<>();

                        @Override
                        void tracePc(TaskStruct t, long ip) {
                            long[] area = t.kcovArea;
                            if (checkKcovMode(KcovMode.TRACE_PC, t)) {
                                area[0] = Math.min(area[0], counts.getOrDefault(area, 0L));
                            }
                            super.tracePc(t, ip);
                            if (area != null) {
                                counts.put(area, area[0]);
                            }
                        }
                    })),
            defect(
                    "second-mapping-empty",
                    "DOC-003 MMAP-016",
                    "Only the first mmap inserts pages",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        private final Set<Kcov> mapped = new HashSet<>();

                        @Override
                        long mmap(Kcov kcov, Vma vma) {
                            long error = super.mmap(kcov, vma);
                            if (error == 0 && !mapped.add(kcov)) {
                                vma.pages = null;
                            }
                            return error;
                        }
                    })),
            defect(
                    "second-mapping-shows-buffer",
                    "MMAP-005",
                    "A second mmap inserts the pages of the first",
                    buffers((behaviour, allocator) -> new BuffersFromMmap(behaviour, allocator) {
                        @Override
                        long mmap(Kcov kcov, Vma vma) {
                            long error = super.mmap(kcov, vma);
                            vma.pages = error == 0 ? kcov.area : null;
                            return error;
                        }
                    })),
            defect(
                    "not-mapped-while-enabled",
                    "MMAP-006",
                    "Only a descriptor that nobody uses can be mapped",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        long mmap(Kcov kcov, Vma vma) {
                            return kcov.t != null ? -EBUSY.number() : super.mmap(kcov, vma);
                        }
                    })),
            defect(
                    "mapped-while-enabled",
                    "MMAP-006b",
                    "Whether the descriptor is enabled is not asked",
                    buffers((behaviour, allocator) -> new BuffersFromMmap(behaviour, allocator) {
                        @Override
                        boolean isMappable(Kcov kcov) {
                            return kcov.mode != KcovMode.DISABLED;
                        }
                    })),
            defect(
                    "not-mapped-while-enabled-g1",
                    "MMAP-006c",
                    "Whether the descriptor is enabled is asked too early",
                    buffers((behaviour, allocator) -> new BuffersFromMmap(behaviour, allocator) {
                        @Override
                        boolean isMappable(Kcov kcov) {
                            return kcov.t == null && super.isMappable(kcov);
                        }
                    })),
            defect(
                    "mapped-by-one-process",
                    "MMAP-007 LIFE-034",
                    "Only the process that has mapped a descriptor may map it again",
                    openFile((device, flags) -> new KcovOpenFile(device, flags) {
                        private Memory owner;

                        @Override
                        long mmap(TaskStruct current, Mmap mmap) {
                            owner = owner == null ? current.memory : owner;
                            return owner == current.memory ? super.mmap(current, mmap) : -EACCES.number();
                        }
                    })),
            defect(
                    "mapping-not-copied-by-fork",
                    "MMAP-008",
                    "The mapping is made with VM_DONTCOPY",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        void taskInit(TaskStruct t, TaskStruct current) {
                            super.taskInit(t, current);
                            if (t.memory != current.memory) {
                                t.memory.unmapAll();
                            }
                        }
                    })),
            defect(
                    "mapping-for-reading-refused",
                    "MMAP-009",
                    "A mapping has to be writable",
                    openFile((device, flags) -> new KcovOpenFile(device, flags) {
                        @Override
                        long mmap(TaskStruct current, Mmap mmap) {
                            boolean writable = (mmap.protection() & Mmap.PROT_WRITE) != 0;
                            return writable ? super.mmap(current, mmap) : -EINVAL.number();
                        }
                    })),
            defect(
                    "mapping-can-grow",
                    "MMAP-010",
                    "The mapping is made without VM_DONTEXPAND",
                    calls((files, code) -> new SystemCalls(files, code) {
                        @Override
                        long mremap(TaskStruct t, Mremap mremap) {
                            return mremap.address();
                        }
                    })),
            defect(
                    "munmap-ends-collection",
                    "MMAP-011 HOSTILE-015 HOSTILE-016",
                    "To unmap the buffer ends the collection of the task",
                    calls((files, code) -> new SystemCalls(files, code) {
                        @Override
                        long munmap(TaskStruct t, Munmap munmap) {
                            t.kcovMode = KcovMode.DISABLED;
                            return super.munmap(t, munmap);
                        }
                    })),
            defect(
                    "size-rounded-up-to-pages",
                    "MMAP-012",
                    "The size is rounded up to pages before it is compared",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        boolean isWhole(Kcov kcov, Vma vma) {
                            long pages = ((long) kcov.size * Long.BYTES + Memory.PAGE - 1) / Memory.PAGE;
                            return vma.offset == 0 && vma.bytes == pages * Memory.PAGE;
                        }
                    })),
            defect(
                    "enable-needs-mapping",
                    "DOC-002",
                    "KCOV_ENABLE asks whether the buffer was mapped",
                    device(parts -> new WrongParts.Device(parts) {
                        private final Set<Kcov> mapped = new HashSet<>();

                        @Override
                        long mmap(Kcov kcov, Vma vma) {
                            mapped.add(kcov);
                            return super.mmap(kcov, vma);
                        }

                        @Override
                        long enable(TaskStruct t, Kcov kcov, long arg) {
                            return mapped.contains(kcov) ? super.enable(t, kcov, arg) : -EINVAL.number();
                        }
                    })),
            defect(
                    "length-not-rounded",
                    "MMAP-014",
                    "The length has to be one of whole pages",
                    openFile((device, flags) -> new KcovOpenFile(device, flags) {
                        @Override
                        long mmap(TaskStruct current, Mmap mmap) {
                            boolean whole = mmap.length() % Memory.PAGE == 0;
                            return whole ? super.mmap(current, mmap) : -EINVAL.number();
                        }
                    })),
            defect(
                    "offset-unheeded",
                    "MMAP-015",
                    "vm_pgoff is not looked at",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        boolean isWhole(Kcov kcov, Vma vma) {
                            return vma.bytes == (long) kcov.size * Long.BYTES;
                        }
                    })),
            defect(
                    "mmap-checks-before-memory",
                    "MMAP-017",
                    "The length is checked before memory is asked for",
                    buffers((behaviour, allocator) -> new BuffersFromMmap(behaviour, allocator) {
                        @Override
                        long mmap(Kcov kcov, Vma vma) {
                            return isMappable(kcov) && isWhole(kcov, vma) ? super.mmap(kcov, vma) : -EINVAL.number();
                        }
                    })));

    private MmapDefects() {}
}
