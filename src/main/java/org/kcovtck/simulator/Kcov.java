/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.ArrayList;
import java.util.List;
import org.kcovtck.abi.Comparison;

/** {@code struct kcov}: one for each open of the kcov file. */
class Kcov {
    /** The open file, the task that enabled it and each running remote section have one reference each. */
    int refcount = 1;

    KcovMode mode = KcovMode.DISABLED;
    /** Words of the buffer. */
    int size;
    /** The buffer, word 0 first. */
    long[] area;
    /** The task that enabled it. */
    TaskStruct t;
    /** Whether that was KCOV_REMOTE_ENABLE. */
    boolean remote;
    /** Words of a remote section's area. */
    long remoteSize;
    /** Tells a section of an earlier KCOV_REMOTE_ENABLE from one of the present. */
    int sequence = 1;
    /** What is registered for it in {@link KcovRemotes}; the kernel looks through its whole map instead. */
    final List<Long> handles = new ArrayList<>();

    /** {@code kcov_get()}. */
    void get() {
        refcount++;
    }

    /** {@code kcov_reset()}. */
    void reset() {
        t = null;
        mode = KcovMode.INIT;
        remote = false;
        remoteSize = 0;
        sequence++;
    }

    /** {@code kcov_move_area()}: appends what a section has collected, as far as there is room. */
    void moveArea(long[] from) {
        int entryWords = mode == KcovMode.TRACE_CMP ? Comparison.WORDS : 1;
        long count = area[0];
        if (Long.compareUnsigned(count, (size - 1) / entryWords) > 0) {
            return;
        }
        int occupied = 1 + (int) count * entryWords;
        int words = (int) Math.min(size - occupied, from[0] * entryWords);
        System.arraycopy(from, 1, area, occupied, words);
        // A record that did not fit whole is there in part, but not counted.
        area[0] = count + words / entryWords;
    }
}
