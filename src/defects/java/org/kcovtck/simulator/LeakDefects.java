/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.areas;
import static org.kcovtck.simulator.Fault.buffers;
import static org.kcovtck.simulator.Fault.calls;
import static org.kcovtck.simulator.Fault.device;
import static org.kcovtck.simulator.Fault.links;
import static org.kcovtck.simulator.Fault.remotes;
import static org.kcovtck.simulator.Fault.sections;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.target.Operation.SendDescriptor;

/** Memory and references that are not given back. */
final class LeakDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "buffer-never-enabled-kept",
                    "LIFE-006",
                    "Only a descriptor that was enabled once frees its buffer",
                    remotes(allocator -> new KcovRemotes(allocator) {
                        @Override
                        void put(Kcov kcov) {
                            if (kcov.refcount == 1 && kcov.sequence == 1) {
                                kcov.refcount = 0;
                            } else {
                                super.put(kcov);
                            }
                        }
                    })),
            defect(
                    "mmap-allocates-too",
                    "LIFE-018",
                    "A second mmap allocates a buffer that nobody uses",
                    device(parts -> new WrongParts.Device(parts) {
                        private final Set<Kcov> mapped = new HashSet<>();
                        private final KcovBuffers spare = parts.buffers();

                        @Override
                        long mmap(Kcov kcov, Vma vma) {
                            if (!mapped.add(kcov)) {
                                spare.initTrace(new Kcov(), kcov.size);
                            }
                            return super.mmap(kcov, vma);
                        }
                    })),
            defect(
                    "second-mmap-leaks",
                    "LIFE-019",
                    "A second mmap keeps the memory that it has asked for",
                    buffers((behaviour, allocator) -> new BuffersFromMmap(behaviour, allocator) {
                        @Override
                        long mmap(Kcov kcov, Vma vma) {
                            if (kcov.area != null) {
                                allocator.vmallocUser(kcov.size, "kcov_mmap");
                            }
                            return super.mmap(kcov, vma);
                        }
                    })),
            defect(
                    "disable-keeps-reference",
                    "LIFE-020",
                    "KCOV_DISABLE does not put the reference of KCOV_ENABLE",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long disable(TaskStruct t, Kcov kcov, long unused) {
                            boolean local = !kcov.remote;
                            long error = super.disable(t, kcov, unused);
                            if (error == 0 && local) {
                                kcov.get();
                            }
                            return error;
                        }
                    })),
            defect(
                    "failed-init-trace-leaks",
                    "LIFE-021",
                    "The new buffer is not freed where the descriptor has one",
                    buffers((behaviour, allocator) -> new BuffersFromInitTrace(allocator) {
                        @Override
                        long initTrace(Kcov kcov, long size) {
                            if (kcov.mode != KcovMode.DISABLED && isSize(size)) {
                                allocator.vmallocUser(size, "kcov_ioctl");
                            }
                            return super.initTrace(kcov, size);
                        }
                    })),
            defect(
                    "failed-remote-enable-keeps-reference",
                    "LIFE-022",
                    "The reference is taken before the handles, and not put when one is bad",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        int addHandles(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            int error = super.addHandles(t, kcov, arg);
                            if (error != 0) {
                                kcov.get();
                            }
                            return error;
                        }
                    })),
            defect(
                    "section-without-area-keeps-reference",
                    "LIFE-038",
                    "A section for which there is no area does not put its reference",
                    sections(parts -> new WrongParts.InSoftirqs(parts) {
                        @Override
                        void remoteStart(TaskStruct t, long handle) {
                            super.remoteStart(t, handle);
                            Kcov kcov = parts.remotes().find(handle);
                            if (kcov != null && t.preemptCount.inTask() && !t.kcovMode.enabled()) {
                                kcov.get();
                            }
                        }
                    })),
            defect(
                    "remote-disable-keeps-reference",
                    "LIFE-023",
                    "KCOV_DISABLE does not put the reference of KCOV_REMOTE_ENABLE",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        long disable(TaskStruct t, Kcov kcov, long unused) {
                            boolean remote = kcov.remote;
                            long error = super.disable(t, kcov, unused);
                            if (error == 0 && remote) {
                                kcov.get();
                            }
                            return error;
                        }
                    })),
            defect(
                    "exit-keeps-reference",
                    "LIFE-024",
                    "kcov_task_exit() does not put the reference of KCOV_ENABLE",
                    links(parts -> new WrongParts.TwoLinks(parts) {
                        @Override
                        void exit(TaskStruct t) {
                            if (t.kcov != null && t.kcov.t == t) {
                                t.kcov.get();
                            }
                            super.exit(t);
                        }
                    })),
            defect(
                    "area-not-kept",
                    "LIFE-025",
                    "The area of a section is forgotten when the section ends",
                    areas((allocator, log) -> new KcovRemoteAreas(allocator, log) {
                        @Override
                        void put(long[] area, boolean inIrq) {
                            if (inIrq || area == null) {
                                super.put(area, inIrq);
                            }
                        }
                    })),
            defect(
                    "remote-exit-keeps-reference",
                    "LIFE-026",
                    "kcov_task_exit() does not put the reference of KCOV_REMOTE_ENABLE",
                    links(parts -> new WrongParts.TwoLinks(parts) {
                        @Override
                        void exit(TaskStruct t) {
                            if (t.kcovRemote != null) {
                                t.kcovRemote.get();
                            }
                            super.exit(t);
                        }
                    })),
            defect(
                    "descriptor-in-a-socket-kept",
                    "LIFE-036",
                    "A descriptor that is sent gets a reference that nobody puts",
                    calls((files, code) -> new SystemCalls(files, code) {
                        @Override
                        long send(TaskStruct t, SendDescriptor send) {
                            if (t.files.get(send.fd()) instanceof KcovOpenFile open) {
                                open.get();
                            }
                            return super.send(t, send);
                        }
                    })));

    private LeakDefects() {}
}
