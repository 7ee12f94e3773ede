/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

/** Where the buffer of a descriptor comes from. Values are 0 or -errno. */
abstract class KcovBuffers {
    static final long MAX_SIZE = Integer.MAX_VALUE / Long.BYTES;

    /** KCOV_INIT_TRACE. */
    abstract long initTrace(Kcov kcov, long size);

    /** {@code kcov_mmap()}. */
    abstract long mmap(Kcov kcov, Vma vma);

    /** There must be room for the count and one PC. */
    boolean isSize(long words) {
        return Long.compareUnsigned(words, 2) >= 0 && Long.compareUnsigned(words, MAX_SIZE) <= 0;
    }

    /** Whether a mapping is of the whole buffer. */
    boolean isWhole(Kcov kcov, Vma vma) {
        return vma.offset == 0 && vma.bytes == (long) kcov.size * Long.BYTES;
    }
}
