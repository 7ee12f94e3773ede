/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOMEM;

/** KCOV_INIT_TRACE allocates the buffer, and mmap shows it to whoever asks (since v5.18). */
class BuffersFromInitTrace extends KcovBuffers {
    final Allocator allocator;

    BuffersFromInitTrace(Allocator allocator) {
        this.allocator = allocator;
    }

    @Override
    long initTrace(Kcov kcov, long size) {
        if (!isSize(size)) {
            return -EINVAL.number();
        }
        long[] area = allocator.vmallocUser(size, "kcov_ioctl");
        if (area == null) {
            return -ENOMEM.number();
        }
        if (kcov.mode != KcovMode.DISABLED) {
            allocator.vfree(area);
            return -EBUSY.number();
        }
        kcov.area = area;
        kcov.size = (int) size;
        kcov.mode = KcovMode.INIT;
        return 0;
    }

    @Override
    long mmap(Kcov kcov, Vma vma) {
        if (kcov.area == null || !isWhole(kcov, vma)) {
            return -EINVAL.number();
        }
        vma.pages = kcov.area;
        return 0;
    }
}
