/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.callbacks;
import static org.kcovtck.simulator.Fault.device;
import static org.kcovtck.simulator.Fault.files;
import static org.kcovtck.simulator.Fault.sections;
import static org.kcovtck.simulator.Fault.usb;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kcovtck.abi.Comparison;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.target.VhostDevice;

/** Annotations of drivers gone wrong. */
final class DriversDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "vsock-not-annotated",
                    "VHOST-001",
                    "The work of vhost-vsock is no section",
                    files((kernel, files) -> files.add(VhostVsock.PATH, flags -> withoutSections(kernel)))),
            defect(
                    "vhost-net-not-annotated",
                    "VHOST-002",
                    "The work of vhost-net is no section",
                    files((kernel, files) -> files.add(VhostDevice.NET, flags -> withoutSections(kernel)))),
            defect(
                    "handle-looked-up-when-working",
                    "VHOST-004 VHOST-005",
                    "A worker asks for its owner's common handle when it works, not when it is made",
                    files((kernel, files) ->
                            files.add(VhostVsock.PATH, flags -> new VhostVsock(kernel.kcov.sections, kernel.code) {
                                private TaskStruct owner;

                                @Override
                                long ioctl(TaskStruct current, long request, UserPointer argument) {
                                    owner = current;
                                    return super.ioctl(current, request, argument);
                                }

                                @Override
                                long handle() {
                                    return sections.commonHandle(owner);
                                }
                            }))),
            defect(
                    "worker-stays-with-its-first-enable",
                    "VHOST-006",
                    "A worker is collected only under the KCOV_REMOTE_ENABLE that it was collected under first",
                    sections(parts -> new WrongParts.InSoftirqs(parts) {
                        private final Map<TaskStruct, Integer> first = new IdentityHashMap<>();

                        @Override
                        void remoteStart(TaskStruct t, long handle) {
                            Kcov kcov = SectionsDefects.isUsb(handle) ? null : remotes.find(handle);
                            if (kcov == null || first.computeIfAbsent(t, each -> kcov.sequence) == kcov.sequence) {
                                super.remoteStart(t, handle);
                            }
                        }
                    })),
            defect(
                    "common-handle-of-the-process",
                    "VHOST-007",
                    "All threads of a process get the common handle that one of them asks for",
                    device(parts -> new WrongParts.Device(parts) {
                        private final Set<TaskStruct> threads = new HashSet<>();

                        @Override
                        void taskInit(TaskStruct t, TaskStruct current) {
                            super.taskInit(t, current);
                            threads.add(t);
                        }

                        @Override
                        int addHandles(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            int error = super.addHandles(t, kcov, arg);
                            if (error == 0) {
                                threads.stream()
                                        .filter(thread -> thread.memory == t.memory)
                                        .forEach(thread -> thread.kcovHandle = t.kcovHandle);
                            }
                            return error;
                        }
                    })),
            defect(
                    "giveback-not-annotated",
                    "USB-001",
                    "The giveback of a URB is no section",
                    usb(kernel -> new UsbBus(kernel.behaviour, kernel.kcov.sections, kernel.code) {
                        @Override
                        boolean annotatesGiveback() {
                            return false;
                        }
                    })),
            defect(
                    "softirqs-make-no-comparisons",
                    "USB-002",
                    "Comparisons of softirqs are not recorded",
                    callbacks((behaviour, log) -> new KcovCallbacks(behaviour, log) {
                        @Override
                        void traceCmp(TaskStruct t, Comparison comparison) {
                            if (t.preemptCount.inTask()) {
                                super.traceCmp(t, comparison);
                            }
                        }
                    })),
            defect(
                    "giveback-for-all-buses",
                    "USB-003",
                    "The giveback of a URB is collected for whoever has registered a bus",
                    usb(kernel -> new UsbBus(kernel.behaviour, kernel.kcov.sections, kernel.code) {
                        private long bus = super.handle();

                        @Override
                        long handle() {
                            return bus;
                        }

                        @Override
                        void giveBackUrb(TaskStruct current) {
                            long own = bus;
                            for (long each : List.copyOf(kernel.kcov.remotes.map.keySet())) {
                                bus = each;
                                super.giveBackUrb(current);
                            }
                            bus = own;
                        }
                    })),
            defect(
                    "hub-event-not-annotated",
                    "USB-005",
                    "hub_event() has no kcov_remote_start()",
                    usb(kernel -> new UsbBus(kernel.behaviour, kernel.kcov.sections, kernel.code) {
                        @Override
                        void hubEvent() {
                            giveBackUrb(new TaskStruct());
                            worker.preemptCount.inSoftirq(() -> giveBackUrb(worker));
                        }
                    })),
            defect(
                    "bus-numbers-from-two",
                    "HANDLE-014",
                    "The instance of a handle is the number of the bus, and one more",
                    usb(kernel -> new UsbBus(kernel.behaviour, kernel.kcov.sections, kernel.code) {
                        @Override
                        long handle() {
                            return super.handle() + 1;
                        }
                    })),
            defect(
                    "giveback-of-a-task-annotated",
                    "SOFT-002",
                    "The giveback of a URB is a section in a task, too",
                    usb(kernel -> new UsbBus(kernel.behaviour, kernel.kcov.sections, kernel.code) {
                        @Override
                        void hubEvent() {
                            TaskStruct worker = new TaskStruct();
                            sections.remoteStart(worker, handle());
                            giveBackUrb(worker);
                            sections.remoteStop(worker);
                            super.hubEvent();
                        }
                    })));

    private DriversDefects() {}

    private static VhostVsock withoutSections(KernelParts kernel) {
        return new VhostVsock(new NoSections(kernel.behaviour), kernel.code);
    }
}
