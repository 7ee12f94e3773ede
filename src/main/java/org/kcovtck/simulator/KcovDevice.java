/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EFAULT;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOMEM;
import static org.kcovtck.abi.Errno.ENOTSUPP;
import static org.kcovtck.abi.Errno.ENOTTY;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.KcovCommand;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.abi.TraceMode;

/** What a task can do with a descriptor, and what happens to it when a task begins and ends. Values are 0 or -errno. */
final class KcovDevice {
    private static final long MAX_SIZE = Integer.MAX_VALUE / Long.BYTES;
    private static final int NUM_HANDLES_OFFSET = 8;

    private final Behaviour behaviour;
    private final KcovRemotes remotes;
    private final Allocator allocator;

    KcovDevice(Behaviour behaviour, KcovRemotes remotes, Allocator allocator) {
        this.behaviour = behaviour;
        this.remotes = remotes;
        this.allocator = allocator;
    }

    /** {@code kcov_ioctl()}. */
    long ioctl(TaskStruct current, Kcov kcov, long cmd, UserPointer arg) {
        if (cmd == KcovCommand.KCOV_INIT_TRACE.number()) {
            return initTrace(kcov, arg.value());
        }
        if (cmd != KcovCommand.KCOV_REMOTE_ENABLE.number()) {
            return ioctlLocked(current, kcov, cmd, arg.value());
        }
        byte[] number = arg.read(NUM_HANDLES_OFFSET, Integer.BYTES);
        if (number == null) {
            return -EFAULT.number();
        }
        long numHandles = Integer.toUnsignedLong(
                ByteBuffer.wrap(number).order(ByteOrder.LITTLE_ENDIAN).getInt());
        if (numHandles > RemoteArg.MAX_HANDLES) {
            return -EINVAL.number();
        }
        byte[] struct = arg.read(0, RemoteArg.SIZE + (int) numHandles * Long.BYTES);
        if (struct == null) {
            return -EFAULT.number();
        }
        return remoteEnable(current, kcov, RemoteArg.parse(struct));
    }

    private long initTrace(Kcov kcov, long size) {
        if (Long.compareUnsigned(size, 2) < 0 || Long.compareUnsigned(size, MAX_SIZE) > 0) {
            return -EINVAL.number();
        }
        long[] area = allocator.vmalloc(size);
        if (area == null) {
            return -ENOMEM.number();
        }
        if (kcov.mode != KcovMode.DISABLED) {
            return -EBUSY.number();
        }
        kcov.area = area;
        kcov.mode = KcovMode.INIT;
        return 0;
    }

    /** {@code kcov_ioctl_locked()}, without KCOV_REMOTE_ENABLE. */
    private long ioctlLocked(TaskStruct current, Kcov kcov, long cmd, long arg) {
        if (cmd == KcovCommand.KCOV_ENABLE.number()) {
            return enable(current, kcov, arg);
        }
        if (cmd == KcovCommand.KCOV_DISABLE.number()) {
            return disable(current, kcov, arg);
        }
        return -ENOTTY.number();
    }

    private long enable(TaskStruct t, Kcov kcov, long arg) {
        if (kcov.mode != KcovMode.INIT || kcov.area == null) {
            return -EINVAL.number();
        }
        if (kcov.t != null || t.kcov != null) {
            return -EBUSY.number();
        }
        int error = checkMode(arg);
        if (error != 0) {
            return error;
        }
        kcov.mode = mode(arg);
        t.start(kcov, kcov.area, kcov.mode, kcov.sequence);
        kcov.t = t;
        kcov.get();
        return 0;
    }

    private long disable(TaskStruct t, Kcov kcov, long unused) {
        if (unused != 0 || (kcov != t.kcov && kcov != t.kcovRemote)) {
            return -EINVAL.number();
        }
        kcovDisable(t, kcov);
        kcov.put();
        return 0;
    }

    private long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
        if (kcov.mode != KcovMode.INIT || kcov.area == null) {
            return -EINVAL.number();
        }
        if (kcov.t != null || remoteOf(t) != null) {
            return -EBUSY.number();
        }
        int error = checkMode(Integer.toUnsignedLong(arg.traceMode()));
        if (error != 0) {
            return error;
        }
        kcov.mode = mode(arg.traceMode());
        if (behaviour.simultaneous()) {
            t.kcovRemote = kcov;
        } else {
            t.kcov = kcov;
            t.kcovMode = behaviour.remoteMode() ? KcovMode.REMOTE : t.kcovMode;
        }
        kcov.t = t;
        kcov.remote = true;
        kcov.remoteSize = Integer.toUnsignedLong(arg.areaSize());
        error = addHandles(t, kcov, arg);
        if (error != 0) {
            kcovDisable(t, kcov);
            return error;
        }
        kcov.get();
        return 0;
    }

    private int addHandles(TaskStruct t, Kcov kcov, RemoteArg arg) {
        for (Handle handle : arg.handles()) {
            int error =
                    KcovRemotes.check(handle, false, true, false) ? remotes.add(kcov, handle.bits()) : -EINVAL.number();
            if (error != 0) {
                return error;
            }
        }
        Handle common = arg.commonHandle();
        if (common.bits() == 0) {
            return 0;
        }
        int error = KcovRemotes.check(common, true, false, false) ? remotes.add(kcov, common.bits()) : -EINVAL.number();
        if (error == 0) {
            t.kcovHandle = common.bits();
        }
        return error;
    }

    private Kcov remoteOf(TaskStruct t) {
        return behaviour.simultaneous() ? t.kcovRemote : t.kcov;
    }

    /** {@code kcov_get_mode()}, its errors. */
    private int checkMode(long arg) {
        if (arg == TraceMode.KCOV_TRACE_PC.number()) {
            return 0;
        }
        if (arg == TraceMode.KCOV_TRACE_CMP.number()) {
            return behaviour.comparisons() ? 0 : -ENOTSUPP.number();
        }
        return -EINVAL.number();
    }

    private static KcovMode mode(long arg) {
        return arg == TraceMode.KCOV_TRACE_CMP.number() ? KcovMode.TRACE_CMP : KcovMode.TRACE_PC;
    }

    /** {@code kcov_mmap()}: the buffer that a mapping of this many bytes shows, or null for EINVAL. */
    long[] mmap(Kcov kcov, long bytes, long offset) {
        boolean whole = kcov.area != null && offset == 0 && bytes == (long) kcov.area.length * Long.BYTES;
        return whole ? kcov.area : null;
    }

    /** {@code kcov_disable()}. */
    private void kcovDisable(TaskStruct t, Kcov kcov) {
        if (!behaviour.simultaneous()) {
            taskReset(t);
            t.kcovHandle = 0;
            if (kcov.remote) {
                remotes.reset(kcov);
            } else {
                kcov.reset();
            }
        } else if (kcov.remote) {
            t.kcovHandle = 0;
            t.kcovRemote = null;
            remotes.reset(kcov);
        } else {
            taskReset(t);
            kcov.reset();
        }
    }

    /** {@code kcov_task_reset()}. */
    private static void taskReset(TaskStruct t) {
        t.stop();
        t.kcovSequence = 0;
    }

    /** {@code kcov_task_init()}: a new task inherits the common handle and nothing else. */
    void taskInit(TaskStruct t, TaskStruct current) {
        t.kcovHandle = current.kcovHandle;
    }

    /** {@code kcov_task_exit()}. */
    void taskExit(TaskStruct t) {
        for (Kcov kcov : new Kcov[] {t.kcov, t.kcovRemote}) {
            if (kcov != null) {
                kcovDisable(t, kcov);
                kcov.put();
            }
        }
    }
}
