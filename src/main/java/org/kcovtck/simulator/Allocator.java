/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code vmalloc()} of a machine with little memory. */
class Allocator {
    private static final long MOST_WORDS = 1 << 19;
    private static final int PAGE_WORDS = (int) (Memory.PAGE / Long.BYTES);
    private static final long FIRST = 0xffff_c900_0000_0000L;

    private final Behaviour behaviour;
    private final Log log;
    private final Map<long[], Area> areas = new IdentityHashMap<>();
    private long next = FIRST;

    /** {@code struct vm_struct}. */
    private record Area(long address, long bytes, String caller, String flags) {
        private String line() {
            return String.format(
                    "0x%016x-0x%016x %7d %s+0x92/0x1d0 pages=%d %s\n",
                    address, address + bytes, bytes, caller, bytes / Memory.PAGE - 1, flags);
        }
    }

    Allocator(Behaviour behaviour, Log log) {
        this.behaviour = behaviour;
        this.log = log;
    }

    /** Words, or null when there are not that many. An empty allocation is told to the log. */
    long[] vmalloc(long words, String caller) {
        if (words == 0) {
            reportEmpty();
        }
        return allocate(words, caller, "vmalloc");
    }

    /** Zeroed words for a task to map, or null when there are not that many. */
    long[] vmallocUser(long words, String caller) {
        return allocate(words, caller, "vmalloc user");
    }

    private long[] allocate(long words, String caller, String flags) {
        if (words == 0 || words > MOST_WORDS) {
            return null;
        }
        long[] area = new long[(int) words];
        // A page behind each area is left out, to catch who writes over the end.
        long bytes = ((words + PAGE_WORDS - 1) / PAGE_WORDS + 1) * Memory.PAGE;
        areas.put(area, new Area(next, bytes, caller, flags));
        next += bytes;
        return area;
    }

    /** Null is nothing to free. */
    void vfree(long[] area) {
        areas.remove(area);
    }

    /** {@code /proc/meminfo}, as far as programs ask for it here. */
    String memory() {
        return String.format("MemTotal: %15d kB\n", MOST_WORDS * Long.BYTES / 1024);
    }

    /** {@code /proc/vmallocinfo}: what has been allocated and not freed, by whom. */
    String info() {
        return areas.values().stream()
                .sorted(Comparator.comparingLong(Area::address))
                .map(Area::line)
                .collect(Collectors.joining());
    }

    private void reportEmpty() {
        if (behaviour.warnsOfEmptyAllocations()) {
            log.warnOnce("mm/vmalloc.c:4037 at __vmalloc_node_range_noprof");
        } else {
            log.print("kworker/0:1: vmalloc: allocation failure: 0 bytes, mode:0xcc0(GFP_KERNEL), nodemask=(null)");
        }
    }
}
