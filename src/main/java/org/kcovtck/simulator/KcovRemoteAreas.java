/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.ArrayList;
import java.util.List;

/** {@code kcov_remote_areas}: the areas that sections have used and others may use again. They are never freed. */
class KcovRemoteAreas {
    /** CONFIG_KCOV_IRQ_AREA_SIZE, its default. */
    static final int IRQ_AREA_WORDS = 0x40000;

    private static final int HEADER_WORDS = 3;
    private static final long LIST = 0xffff_8880_0400_0000L;

    private final List<long[]> task = new ArrayList<>();
    private final List<long[]> irq = new ArrayList<>();
    final Allocator allocator;
    final Log log;

    /** {@code kcov_init()}, on a machine with one processor. */
    KcovRemoteAreas(Allocator allocator, Log log) {
        this.allocator = allocator;
        this.log = log;
        irq.add(allocator.vmalloc(IRQ_AREA_WORDS, "kcov_init"));
    }

    /** {@code kcov_remote_area_get()}: null when there is none of exactly this size. */
    long[] get(long words, boolean inIrq) {
        List<long[]> areas = list(inIrq);
        for (int i = areas.size() - 1; i >= 0; i--) {
            if (areas.get(i).length == words) {
                return areas.remove(i);
            }
        }
        return null;
    }

    /** An area of a task's section, null when there is no memory for one. */
    long[] getOrAllocate(long words) {
        long[] area = get(words, false);
        return area == null ? allocator.vmalloc(words, "kcov_remote_start") : area;
    }

    /** {@code kcov_remote_area_put()}: writes the links of the list into the area, whosoever it is. */
    void put(long[] area, boolean inIrq) {
        if (area == null) {
            throw log.die("kernel NULL pointer dereference: kcov_remote_area_put");
        }
        for (int word = 0; word < Math.min(HEADER_WORDS, area.length); word++) {
            area[word] = LIST;
        }
        list(inIrq).add(area);
    }

    private List<long[]> list(boolean inIrq) {
        return inIrq ? irq : task;
    }
}
