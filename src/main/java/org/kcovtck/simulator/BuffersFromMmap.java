/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOMEM;

/** KCOV_INIT_TRACE notes the size, and the first mmap allocates the buffer (up to v5.17). */
class BuffersFromMmap extends KcovBuffers {
    final Behaviour behaviour;
    final Allocator allocator;

    BuffersFromMmap(Behaviour behaviour, Allocator allocator) {
        this.behaviour = behaviour;
        this.allocator = allocator;
    }

    @Override
    long initTrace(Kcov kcov, long size) {
        if (kcov.mode != KcovMode.DISABLED) {
            return -EBUSY.number();
        }
        if (!isSize(size)) {
            return -EINVAL.number();
        }
        kcov.size = (int) size;
        kcov.mode = KcovMode.INIT;
        return 0;
    }

    /** Memory is asked for before anything is checked. A second mmap succeeds, and nothing is mapped by it. */
    @Override
    long mmap(Kcov kcov, Vma vma) {
        long[] area = allocator.vmallocUser(vma.bytes / Long.BYTES, "kcov_mmap");
        if (area == null) {
            return -ENOMEM.number();
        }
        boolean wrong = !isMappable(kcov) || !isWhole(kcov, vma);
        if (wrong || kcov.area != null) {
            allocator.vfree(area);
            return wrong ? -EINVAL.number() : 0;
        }
        kcov.area = area;
        vma.pages = area;
        return 0;
    }

    /** Not while a task has enabled it, since KCOV_ENABLE changes the mode. */
    boolean isMappable(Kcov kcov) {
        return behaviour.traceModes() ? kcov.mode == KcovMode.INIT : kcov.mode != KcovMode.DISABLED;
    }
}
