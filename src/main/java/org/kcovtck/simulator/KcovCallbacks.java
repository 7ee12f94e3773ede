/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import org.kcovtck.abi.Comparison;

/** What the compiler calls in instrumented code. */
class KcovCallbacks {
    final Behaviour behaviour;
    final Log log;
    private final boolean countBeforeEntry;

    KcovCallbacks(Behaviour behaviour, Log log) {
        this.behaviour = behaviour;
        this.log = log;
        this.countBeforeEntry = behaviour.countBeforeEntry();
    }

    /** {@code __sanitizer_cov_trace_pc()}. */
    void tracePc(TaskStruct t, long ip) {
        if (!checkKcovMode(KcovMode.TRACE_PC, t)) {
            return;
        }
        long[] area = t.kcovArea;
        long pos = area[0] + 1;
        if (Long.compareUnsigned(pos, area.length) >= 0) {
            return;
        }
        // A count of -1 makes pos 0: the PC takes the place of the count, or is at once replaced by it.
        if (countBeforeEntry) {
            area[0] = pos;
            area[(int) pos] = ip;
        } else {
            area[(int) pos] = ip;
            area[0] = pos;
        }
    }

    /** {@code write_comp_data()}. */
    void traceCmp(TaskStruct t, Comparison comparison) {
        if (!checkKcovMode(KcovMode.TRACE_CMP, t)) {
            return;
        }
        long[] area = t.kcovArea;
        long maxPos = (long) area.length * Long.BYTES;
        long count = area[0];
        long recordBytes = (long) Comparison.WORDS * Long.BYTES;
        if (behaviour.boundsComparisonCount() && Long.compareUnsigned(count, maxPos / recordBytes) >= 0) {
            return;
        }
        long startPos = Long.BYTES + count * recordBytes;
        if (Long.compareUnsigned(startPos + recordBytes, maxPos) > 0) {
            return;
        }
        if (startPos < 0) {
            throw log.die("unable to handle page fault, " + -startPos + " bytes before the buffer: write_comp_data");
        }
        int start = (int) (startPos / Long.BYTES);
        area[0] = count + 1;
        area[start] = comparison.type();
        area[start + 1] = comparison.arg1();
        area[start + 2] = comparison.arg2();
        area[start + 3] = comparison.ip();
    }

    /** {@code check_kcov_mode()}: interrupts are not traced, but for a section in a softirq. */
    boolean checkKcovMode(KcovMode needed, TaskStruct t) {
        return t.kcovMode == needed
                && (t.preemptCount.inTask() || (t.kcovSoftirq && behaviour.inSoftirq(t.preemptCount)));
    }
}
