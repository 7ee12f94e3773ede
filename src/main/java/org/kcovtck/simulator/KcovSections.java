/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import org.kcovtck.abi.Comparison;
import org.kcovtck.abi.Handle;

/** Remote sections of kernel threads. */
final class KcovSections {
    private final KcovRemotes remotes;
    private final Allocator allocator;
    private final Log log;

    KcovSections(KcovRemotes remotes, Allocator allocator, Log log) {
        this.remotes = remotes;
        this.allocator = allocator;
        this.log = log;
    }

    /** {@code kcov_remote_start()}. */
    void remoteStart(TaskStruct t, long handle) {
        if (!KcovRemotes.check(new Handle(handle), true, true, true)) {
            log.warn("kernel/kcov.c:879 at kcov_remote_start");
            return;
        }
        if (t.kcovMode.enabled()) {
            log.warn("kernel/kcov.c:891 at kcov_remote_start");
            return;
        }
        Kcov kcov = remotes.find(handle);
        if (kcov == null) {
            return;
        }
        kcov.get();
        long[] area = allocator.vmalloc(kcov.remoteSize);
        if (area == null) {
            kcov.put();
            return;
        }
        t.start(kcov, area, kcov.mode, kcov.sequence);
    }

    /** {@code kcov_remote_stop()}. */
    void remoteStop(TaskStruct t) {
        if (!t.kcovMode.enabled()) {
            return;
        }
        Kcov kcov = t.kcov;
        long[] area = t.kcovArea;
        int sequence = t.kcovSequence;
        t.stop();
        if (sequence == kcov.sequence && kcov.remote) {
            moveArea(kcov.mode, kcov.area, area);
        }
        kcov.put();
    }

    /** {@code kcov_move_area()}. */
    private static void moveArea(KcovMode mode, long[] to, long[] from) {
        int entryWords = mode == KcovMode.TRACE_CMP ? Comparison.WORDS : 1;
        long count = to[0];
        if (Long.compareUnsigned(count, (to.length - 1) / entryWords) > 0) {
            return;
        }
        int occupied = 1 + (int) count * entryWords;
        int free = to.length - occupied;
        int words = (int) Math.min(free, from[0] * entryWords);
        System.arraycopy(from, 1, to, occupied, words);
        to[0] = count + words / entryWords;
    }
}
