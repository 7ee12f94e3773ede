/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EACCES;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOTTY;

import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Open;

/** {@code kcov_fops}: an open of the kcov file. */
class KcovOpenFile extends OpenFile {
    final KcovDevice device;
    final Kcov kcov;
    final int flags;

    KcovOpenFile(KcovDevice device, int flags) {
        this.device = device;
        this.kcov = device.open();
        this.flags = flags;
    }

    /** {@code kcov_close()}. */
    @Override
    void release() {
        device.close(kcov);
    }

    @Override
    long ioctl(TaskStruct current, long request, UserPointer argument) {
        return device.ioctl(current, kcov, request, argument);
    }

    @Override
    long compatIoctl(TaskStruct current, long request, UserPointer argument) {
        return device.hasCompatIoctl() ? ioctl(current, request, argument) : -ENOTTY.number();
    }

    @Override
    long mmap(TaskStruct current, Mmap mmap) {
        boolean writable = (flags & Open.O_RDWR) != 0;
        if ((mmap.protection() & Mmap.PROT_WRITE) != 0 && !writable) {
            return -EACCES.number();
        }
        if (mmap.length() <= 0 || mmap.offset() % Memory.PAGE != 0) {
            return -EINVAL.number();
        }
        long bytes = (mmap.length() + Memory.PAGE - 1) / Memory.PAGE * Memory.PAGE;
        Vma vma = new Vma(bytes, mmap.offset());
        long error = device.mmap(kcov, vma);
        return error != 0 ? error : current.memory.map(vma, mmap.protection(), this);
    }
}
