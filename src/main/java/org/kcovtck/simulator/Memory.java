/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;
import org.kcovtck.target.Operation.Mmap;

/** The mappings of a process: each shows words that others may show, too. */
final class Memory {
    private static final long FIRST = 0x7f12_0000_0000L;
    private static final long FIRST_OF_32_BITS = 0x8000_0000L;
    static final long PAGE = 4096;

    /**
     * @param words what is shown; null where a mapping has no pages, so that to touch it is an error
     * @param skipped the bytes of it before those that are shown
     */
    private record Mapping(long[] words, long skipped, long bytes, int protection, OpenFile file) {
        /** What is left of it from one byte (inclusive) to another (exclusive). */
        Mapping part(long from, long to) {
            return new Mapping(words, skipped + from, to - from, protection, file);
        }
    }

    private final TreeMap<Long, Mapping> mappings = new TreeMap<>();
    private final long first;

    private Memory(long first) {
        this.first = first;
    }

    static Memory of64Bits() {
        return new Memory(FIRST);
    }

    /** Ends at 4 GiB. */
    static Memory of32Bits() {
        return new Memory(FIRST_OF_32_BITS);
    }

    /** A copy for a child: the same words, and a reference more to each file. */
    Memory fork() {
        Memory copy = new Memory(first);
        copy.mappings.putAll(mappings);
        mappings.values().forEach(mapping -> mapping.file.get());
        return copy;
    }

    /** The address; the mapping holds a reference to the file. */
    long map(Vma vma, int protection, OpenFile file) {
        long address = gap(vma.bytes);
        file.get();
        mappings.put(address, new Mapping(vma.pages, 0, vma.bytes, protection, file));
        return address;
    }

    /** Where so many bytes are free, and a page before and after them: always the first such place. */
    private long gap(long bytes) {
        long address = first;
        for (Map.Entry<Long, Mapping> entry : mappings.entrySet()) {
            if (entry.getKey() - address >= bytes + PAGE) {
                break;
            }
            address = entry.getKey() + entry.getValue().bytes + PAGE;
        }
        return address;
    }

    /** Whatever is mapped here, whole mappings or parts, is mapped no more. */
    void unmap(long address, long bytes) {
        long end = address + (bytes + PAGE - 1) / PAGE * PAGE;
        Map.Entry<Long, Mapping> entry = mappings.lowerEntry(end);
        while (entry != null && entry.getKey() + entry.getValue().bytes > address) {
            Map.Entry<Long, Mapping> below = mappings.lowerEntry(entry.getKey());
            unmap(entry.getKey(), entry.getValue(), address, end);
            entry = below;
        }
    }

    /** Each part that is left holds a reference of its own to the file. */
    private void unmap(long start, Mapping mapping, long from, long to) {
        mappings.remove(start);
        if (start < from) {
            keep(start, mapping.part(0, from - start));
        }
        if (to < start + mapping.bytes) {
            keep(to, mapping.part(to - start, mapping.bytes));
        }
        mapping.file.put();
    }

    private void keep(long address, Mapping part) {
        part.file.get();
        mappings.put(address, part);
    }

    /** Whether a mapping began here. Only whole mappings are protected. */
    boolean protect(long address, int protection) {
        return mappings.computeIfPresent(
                        address,
                        (at, mapping) ->
                                new Mapping(mapping.words, mapping.skipped, mapping.bytes, protection, mapping.file))
                != null;
    }

    void unmapAll() {
        mappings.values().forEach(mapping -> mapping.file.put());
        mappings.clear();
    }

    /** The bytes mapped where a mapping begins, or 0. */
    long lengthAt(long address) {
        return mappings.containsKey(address) ? mappings.get(address).bytes() : 0;
    }

    /** Words as little-endian bytes, or null where not all of them are mapped. */
    byte[] load(long address, int words) {
        Mapping mapping = mappingOf(address, words, Mmap.PROT_READ);
        if (mapping == null) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(words * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(mapping.words, index(address), words);
        return bytes.array();
    }

    /** Whether the word is mapped writable. */
    boolean store(long address, long value) {
        Mapping mapping = mappingOf(address, 1, Mmap.PROT_WRITE);
        if (mapping != null) {
            mapping.words[index(address)] = value;
        }
        return mapping != null;
    }

    private Mapping mappingOf(long address, int words, int protection) {
        Map.Entry<Long, Mapping> entry = mappings.floorEntry(address);
        boolean covers = entry != null
                && entry.getValue().words != null
                && (long) words * Long.BYTES
                        <= entry.getKey() + entry.getValue().bytes() - address
                && (entry.getValue().protection & protection) != 0;
        return covers ? entry.getValue() : null;
    }

    private int index(long address) {
        Map.Entry<Long, Mapping> entry = mappings.floorEntry(address);
        return (int) ((entry.getValue().skipped + address - entry.getKey()) / Long.BYTES);
    }
}
