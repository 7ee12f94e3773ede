/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EFAULT;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOTSUPP;
import static org.kcovtck.abi.Errno.ENOTTY;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.KcovCommand;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.abi.TraceMode;

/** The ioctls of a descriptor. Values are 0 or -errno. */
class KcovDevice {
    static final long INIT_TRACE = KcovCommand.KCOV_INIT_TRACE.number();
    static final long ENABLE = KcovCommand.KCOV_ENABLE.number();
    static final long DISABLE = KcovCommand.KCOV_DISABLE.number();
    static final long REMOTE_ENABLE = KcovCommand.KCOV_REMOTE_ENABLE.number();
    private static final int NUM_HANDLES_OFFSET = 8;

    final Behaviour behaviour;
    final KcovBuffers buffers;
    final KcovLinks links;
    final KcovRemotes remotes;
    final Log log;

    KcovDevice(Behaviour behaviour, KcovBuffers buffers, KcovLinks links, KcovRemotes remotes, Log log) {
        this.behaviour = behaviour;
        this.buffers = buffers;
        this.links = links;
        this.remotes = remotes;
        this.log = log;
    }

    /** Whether {@code kcov_fops} has one. */
    final boolean hasCompatIoctl() {
        return behaviour.compatIoctl();
    }

    /** {@code kcov_open()}. */
    Kcov open() {
        return new Kcov();
    }

    /** {@code kcov_ioctl()}. */
    long ioctl(TaskStruct current, Kcov kcov, long cmd, UserPointer arg) {
        if (cmd == INIT_TRACE) {
            return buffers.initTrace(kcov, arg.value());
        }
        return cmd == REMOTE_ENABLE && behaviour.remote()
                ? remoteEnable(current, kcov, arg)
                : ioctlLocked(current, kcov, cmd, arg.value());
    }

    /** KCOV_REMOTE_ENABLE, its argument. */
    long remoteEnable(TaskStruct current, Kcov kcov, UserPointer arg) {
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
        RemoteArg remoteArg = parse(struct);
        return remoteArg.numHandles() == numHandles ? remoteEnable(current, kcov, remoteArg) : -EINVAL.number();
    }

    /** {@code struct kcov_remote_arg}. */
    RemoteArg parse(byte[] struct) {
        return RemoteArg.parse(struct);
    }

    /** {@code kcov_ioctl_locked()}, without KCOV_REMOTE_ENABLE. */
    long ioctlLocked(TaskStruct current, Kcov kcov, long cmd, long arg) {
        if (cmd == ENABLE) {
            return enable(current, kcov, arg);
        }
        if (cmd == DISABLE) {
            return disable(current, kcov, arg);
        }
        return -ENOTTY.number();
    }

    /** KCOV_ENABLE. */
    long enable(TaskStruct t, Kcov kcov, long arg) {
        if (kcov.mode != KcovMode.INIT || kcov.area == null) {
            return -EINVAL.number();
        }
        if (isBusy(t, kcov)) {
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

    /** What KCOV_ENABLE asks of descriptor and task. */
    boolean isBusy(TaskStruct t, Kcov kcov) {
        return kcov.t != null || (behaviour.detectsDoubleAssociation() && t.kcov != null);
    }

    /** KCOV_DISABLE. */
    long disable(TaskStruct t, Kcov kcov, long unused) {
        if (unused != 0 || !links.isEnabledBy(t, kcov)) {
            return -EINVAL.number();
        }
        if (kcov.t != t) {
            log.warn("kernel/kcov.c:656 at kcov_ioctl_locked");
            return -EINVAL.number();
        }
        links.disable(t, kcov);
        remotes.put(kcov);
        return 0;
    }

    /** KCOV_REMOTE_ENABLE. No area_size is too large: with its 32 bits it could be that to a 32-bit kernel only. */
    long remoteEnable(TaskStruct t, Kcov kcov, RemoteArg arg) {
        if (kcov.mode != KcovMode.INIT || kcov.area == null) {
            return -EINVAL.number();
        }
        if (kcov.t != null || links.refusesRemote(t)) {
            return -EBUSY.number();
        }
        int error = checkMode(Integer.toUnsignedLong(arg.traceMode()));
        if (error != 0) {
            return error;
        }
        kcov.mode = mode(arg.traceMode());
        links.linkRemote(t, kcov);
        kcov.t = t;
        kcov.remote = true;
        kcov.remoteSize = Integer.toUnsignedLong(arg.areaSize());
        error = addHandles(t, kcov, arg);
        if (error != 0) {
            links.disable(t, kcov);
            return error;
        }
        kcov.get();
        return 0;
    }

    /** The handles in their order, the common one last; 0 or -errno of the first that cannot be had. */
    int addHandles(TaskStruct t, Kcov kcov, RemoteArg arg) {
        for (Handle handle : arg.handles()) {
            int error = remotes.check(handle, false, true, false) ? remotes.add(kcov, handle.bits()) : -EINVAL.number();
            if (error != 0) {
                return error;
            }
        }
        Handle common = arg.commonHandle();
        if (common.bits() == 0) {
            return 0;
        }
        int error = remotes.check(common, true, false, false) ? remotes.add(kcov, common.bits()) : -EINVAL.number();
        if (error == 0) {
            t.kcovHandle = common.bits();
        }
        return error;
    }

    /** {@code kcov_get_mode()}, its errors. */
    int checkMode(long arg) {
        if (arg == TraceMode.KCOV_TRACE_PC.number()) {
            return 0;
        }
        if (arg == TraceMode.KCOV_TRACE_CMP.number()) {
            return behaviour.comparisons() ? 0 : -ENOTSUPP.number();
        }
        return -EINVAL.number();
    }

    KcovMode mode(long arg) {
        return arg == TraceMode.KCOV_TRACE_CMP.number() ? KcovMode.TRACE_CMP : KcovMode.TRACE_PC;
    }

    /** {@code kcov_mmap()}. */
    long mmap(Kcov kcov, Vma vma) {
        return buffers.mmap(kcov, vma);
    }

    /** {@code kcov_close()}. */
    void close(Kcov kcov) {
        remotes.put(kcov);
    }

    /** {@code kcov_task_init()}: a new task inherits the common handle and nothing else. */
    void taskInit(TaskStruct t, TaskStruct current) {
        t.kcovHandle = current.kcovHandle;
    }

    /** {@code kcov_task_exit()}. */
    void taskExit(TaskStruct t) {
        links.exit(t);
    }
}
