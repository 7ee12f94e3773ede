/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import org.kcovtck.abi.Comparison;

/** What the compiler calls in instrumented code. */
final class KcovCallbacks {
    private final Behaviour behaviour;

    KcovCallbacks(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** {@code __sanitizer_cov_trace_pc()}. */
    void tracePc(TaskStruct t, long ip) {
        if (t.kcovMode != KcovMode.TRACE_PC) {
            return;
        }
        long[] area = t.kcovArea;
        long pos = area[0] + 1;
        if (Long.compareUnsigned(pos, area.length) < 0) {
            area[0] = pos;
            // A count of -1 makes pos 0, so that the PC takes the place of the count, as in the kernel.
            area[(int) pos] = ip;
        }
    }

    /** {@code write_comp_data()}. */
    void traceCmp(TaskStruct t, Comparison comparison) {
        if (t.kcovMode != KcovMode.TRACE_CMP) {
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
        if (Long.compareUnsigned(startPos + recordBytes, maxPos) <= 0) {
            area[0] = count + 1;
            int start = (int) (startPos / Long.BYTES);
            area[start] = comparison.type();
            area[start + 1] = comparison.arg1();
            area[start + 2] = comparison.arg2();
            area[start + 3] = comparison.ip();
        }
    }
}
