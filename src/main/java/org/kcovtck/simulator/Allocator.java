/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

/** {@code vmalloc()} of a machine with little memory. */
final class Allocator {
    private static final long MOST_WORDS = 4 << 20;

    private final Log log;
    private boolean warnedOfZero;

    Allocator(Log log) {
        this.log = log;
    }

    /** Zeroed words, or null when there are not that many. An empty allocation is a bug of the caller: warned of once. */
    long[] vmalloc(long words) {
        if (words == 0 && !warnedOfZero) {
            warnedOfZero = true;
            log.warn("mm/vmalloc.c:3982 at __vmalloc_node_range_noprof");
        }
        return words == 0 || words > MOST_WORDS ? null : new long[(int) words];
    }
}
