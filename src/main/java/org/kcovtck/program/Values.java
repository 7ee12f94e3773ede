/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which descriptors and mappings a process has, and the variables of C that hold them. A variable is named after the
 * number that the recording shows, so what is done again and again reads the same each time.
 */
final class Values {
    private static final long FAR = 1L << 32;

    /** Of all processes of a program; each has its own memory, so they may share the names. */
    static final class Variables {
        private final Set<String> descriptors = new TreeSet<>();
        private final Map<Long, String> areas = new TreeMap<>();

        Set<String> descriptors() {
            return descriptors;
        }

        Set<String> areas() {
            return new TreeSet<>(areas.values());
        }

        private String descriptor(long number) {
            String name = "fd" + number;
            descriptors.add(name);
            return name;
        }

        private String area(long address) {
            return areas.computeIfAbsent(address, key -> "map" + (areas.size() + 1));
        }
    }

    private final Variables variables;
    private final Set<Long> descriptors = new HashSet<>();
    private final TreeMap<Long, Long> areas = new TreeMap<>();

    Values(Variables variables) {
        this.variables = variables;
    }

    /** What a child process has of it. */
    Values copy() {
        Values copy = new Values(variables);
        copy.descriptors.addAll(descriptors);
        copy.areas.putAll(areas);
        return copy;
    }

    /** The variable of a descriptor that has been made now. */
    String newDescriptor(long number) {
        descriptors.add(number);
        return variables.descriptor(number);
    }

    /** The variable of a mapping that has been made now. */
    String newArea(long address, long length) {
        areas.put(address, length);
        return variables.area(address);
    }

    /** A descriptor: its variable, or the number that it never was. */
    String descriptor(long number) {
        return descriptors.contains(number) ? variables.descriptor(number) : Text.number(number);
    }

    /** Whether a number can only be an address. */
    static boolean isFar(long value) {
        return value >= FAR && value < 1L << 47;
    }

    boolean knowsAddress(long address) {
        Map.Entry<Long, Long> area = areas.floorEntry(address);
        // One past the end and a page more: tests try what is behind a mapping, too.
        return area != null && address <= area.getKey() + area.getValue() + 4096;
    }

    /** An address: one that a mapping has, so far from its beginning; or a number. */
    String address(long address) {
        if (!knowsAddress(address)) {
            return "(void *)" + Text.number(address);
        }
        Map.Entry<Long, Long> area = areas.floorEntry(address);
        String name = variables.area(area.getKey());
        long offset = address - area.getKey();
        if (offset == 0) {
            return name;
        }
        return offset % Long.BYTES == 0 ? name + " + " + offset / Long.BYTES : "(char *)" + name + " + " + offset;
    }

    /** The word at an address: {@code map1[3]}. */
    String word(long address) {
        if (!knowsAddress(address)) {
            throw new Inexpressible("memory that is not a mapping of the test's");
        }
        Map.Entry<Long, Long> area = areas.floorEntry(address);
        long offset = address - area.getKey();
        if (offset >= area.getValue() || offset % Long.BYTES != 0) {
            throw new Inexpressible("memory that is not mapped");
        }
        return variables.area(area.getKey()) + "[" + offset / Long.BYTES + "]";
    }
}
