/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.simulator.Defect.defect;
import static org.kcovtck.simulator.Fault.device;
import static org.kcovtck.simulator.Fault.remotes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;

/** Handles that are taken for good or bad, for free or taken, and are not. */
final class HandlesDefects {
    static final List<Defect> ALL = List.of(
            defect(
                    "instance-signed",
                    "HANDLE-001",
                    "The instance of a USB handle is an int, which must not be negative",
                    refuses(handle -> isUsb(handle) && (int) handle.instance() < 0)),
            defect(
                    "half-of-reserved-bits-checked",
                    "HANDLE-002 DOC-001",
                    "The mask of the reserved bits ends at bit 47",
                    checks((right, handle, asCommon) ->
                            right || !asCommon && isUsb(handle) && (handle.bits() & 0xffff_0000_0000L) == 0)),
            defect(
                    "reserved-bits-of-common-handle-unchecked",
                    "HANDLE-017",
                    "Reserved bits are checked in handles of the list only",
                    checks((right, handle, asCommon) -> right
                            || asCommon && handle.subsystem() == Handle.SUBSYSTEM_COMMON && handle.instance() != 0)),
            defect(
                    "any-subsystem",
                    "HANDLE-003",
                    "Whatever is not common is taken for USB",
                    checks((right, handle, asCommon) ->
                            right || !asCommon && handle.subsystem() > Handle.SUBSYSTEM_USB && handle.reserved() == 0)),
            defect(
                    "zero-in-list",
                    "HANDLE-004",
                    "A handle 0 in the list is registered",
                    checks((right, handle, asCommon) -> right || !asCommon && handle.bits() == 0)),
            defect(
                    "common-handle-in-list",
                    "HANDLE-005",
                    "A common handle in the list is registered",
                    checks((right, handle, asCommon) -> right
                            || !asCommon && handle.subsystem() == Handle.SUBSYSTEM_COMMON && handle.instance() != 0)),
            defect(
                    "bus-zero-refused",
                    "HANDLE-006",
                    "Instance 0 is no handle of USB either",
                    refuses(handle -> isUsb(handle) && handle.instance() == 0)),
            defect(
                    "absent-common-handle-taken-eight-times",
                    "HANDLE-008",
                    "A common_handle of 0 is registered like others, in a table with eight places",
                    device(parts -> new WrongParts.Device(parts) {
                        private final Set<Kcov> holders = new HashSet<>();

                        @Override
                        int addHandles(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            holders.removeIf(holder -> !holder.remote);
                            holders.add(kcov);
                            return holders.size() > 8 && arg.commonHandle().bits() == 0
                                    ? -EEXIST.number()
                                    : super.addHandles(t, kcov, arg);
                        }
                    })),
            defect(
                    "usb-handle-as-common-handle",
                    "HANDLE-009",
                    "The common handle is checked like those of the list",
                    checks((right, handle, asCommon) -> right || asCommon && isUsb(handle) && handle.reserved() == 0)),
            defect(
                    "high-instances-not-found",
                    "HANDLE-010",
                    "Handles are looked up by an int, so that half of them are never found",
                    taken((holder, kcov, handle) -> (int) new Handle(handle).instance() >= 0)),
            defect(
                    "twice-in-one-list",
                    "HANDLE-011",
                    "A handle may be registered again by the descriptor that has it",
                    taken((holder, kcov, handle) -> holder != kcov)),
            defect(
                    "common-handle-taken-over",
                    "HANDLE-012 RACE-005",
                    "A common handle that is taken is taken over",
                    taken((holder, kcov, handle) -> isUsb(new Handle(handle)))),
            defect(
                    "common-instance-signed",
                    "HANDLE-013",
                    "The instance of a common handle is an int, which must be positive",
                    refuses(handle -> !isUsb(handle) && (int) handle.instance() < 0)),
            defect(
                    "list-or-common-handle",
                    "HANDLE-018 COM-009",
                    "Where there is a list the common handle is left out",
                    device(parts -> new WrongParts.Device(parts) {
                        @Override
                        int addHandles(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            boolean both =
                                    arg.numHandles() > 0 && remotes.check(arg.commonHandle(), true, false, false);
                            return super.addHandles(t, kcov, both ? arg.common(Handle.common(0)) : arg);
                        }
                    })),
            defect(
                    "tasks-of-a-process-share-handles",
                    "HANDLE-019 RACE-007",
                    "A handle that a task of the same process has is taken over",
                    taken((holder, kcov, handle) -> holder == kcov || holder.t.memory != kcov.t.memory)),
            defect(
                    "disabled-handles-kept-for-their-task",
                    "HANDLE-020",
                    "A handle that KCOV_DISABLE has freed is only for the task that had it, until that exits",
                    device(parts -> new WrongParts.Device(parts) {
                        private final Map<Long, TaskStruct> kept = new HashMap<>();

                        @Override
                        long disable(TaskStruct t, Kcov kcov, long unused) {
                            kcov.handles.forEach(handle -> kept.put(handle, t));
                            return super.disable(t, kcov, unused);
                        }

                        @Override
                        int addHandles(TaskStruct t, Kcov kcov, RemoteArg arg) {
                            boolean others =
                                    arg.handles().stream().anyMatch(handle -> kept.getOrDefault(handle.bits(), t) != t);
                            return others ? -EEXIST.number() : super.addHandles(t, kcov, arg);
                        }

                        @Override
                        void taskExit(TaskStruct t) {
                            super.taskExit(t);
                            kept.values().removeIf(t::equals);
                        }
                    })),
            defect(
                    "handles-told-apart-by-instance",
                    "HANDLE-021",
                    "Handles are looked up by their instance alone",
                    remotes(allocator -> new KcovRemotes(allocator) {
                        @Override
                        int add(Kcov kcov, long handle) {
                            boolean taken = map.keySet().stream()
                                    .anyMatch(other -> new Handle(other).instance() == new Handle(handle).instance());
                            return taken ? -EEXIST.number() : super.add(kcov, handle);
                        }
                    })),
            defect(
                    "refused-handle-freed",
                    "HANDLE-022",
                    "The clean-up after a bad handle frees all of the list, whosoever they are",
                    remotes(allocator -> new KcovRemotes(allocator) {
                        @Override
                        int add(Kcov kcov, long handle) {
                            int error = super.add(kcov, handle);
                            if (error != 0) {
                                kcov.handles.add(handle);
                            }
                            return error;
                        }
                    })));

    private HandlesDefects() {}

    private static boolean isUsb(Handle handle) {
        return handle.subsystem() == Handle.SUBSYSTEM_USB;
    }

    /** What kcov_check_handle() says of a handle in an argument, where the right answer is known. */
    @FunctionalInterface
    private interface Check {
        boolean of(boolean right, Handle handle, boolean asCommon);
    }

    private static Fault checks(Check check) {
        return remotes(allocator -> new KcovRemotes(allocator) {
            @Override
            boolean check(Handle handle, boolean commonValid, boolean uncommonValid, boolean zeroValid) {
                boolean right = super.check(handle, commonValid, uncommonValid, zeroValid);
                return zeroValid ? right : check.of(right, handle, commonValid);
            }
        });
    }

    private static Fault refuses(Predicate<Handle> refusal) {
        return checks((right, handle, asCommon) -> right && !refusal.test(handle));
    }

    /** Whether a handle counts as taken; where it does not, it is taken over from who has it. */
    @FunctionalInterface
    interface Taken {
        boolean is(Kcov holder, Kcov kcov, long handle);
    }

    static Fault taken(Taken taken) {
        return remotes(allocator -> new KcovRemotes(allocator) {
            @Override
            int add(Kcov kcov, long handle) {
                Kcov holder = find(handle);
                if (holder != null && !taken.is(holder, kcov, handle)) {
                    map.remove(handle);
                    holder.handles.remove(handle);
                }
                return super.add(kcov, handle);
            }
        });
    }
}
