/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The functions of the kernel and where they begin, as {@code /proc/kallsyms} lists them. */
public record Symbols(NavigableMap<Long, String> functions) {
    public static final String PATH = "/proc/kallsyms";

    /** Where x86-64 has {@code _text} before the kernel is moved. */
    public static final long LINKED_AT = 0xffff_ffff_8100_0000L;

    /** Reads the list by a task that is allowed to see addresses. */
    public static Symbols of(Task reader) {
        NavigableMap<Long, String> functions = new TreeMap<>(Long::compareUnsigned);
        for (String line : new Sysfs(reader).readAll(PATH).split("\n")) {
            String[] words = line.split("[ \t]");
            if ("tTwW".contains(words[1])) {
                // Several names may stand for one address.
                functions.merge(Long.parseUnsignedLong(words[0], 16), words[2], (some, more) -> some + " " + more);
            }
        }
        return new Symbols(functions);
    }

    /** The function that an address is in: all its names, with blanks between them; empty when it is in none. */
    public String functionOf(long address) {
        Map.Entry<Long, String> function = functions.floorEntry(address);
        return function == null ? "" : function.getValue();
    }

    /** Where a function begins; 0 when there is none of this name. */
    public long addressOf(String name) {
        return functions.entrySet().stream()
                .filter(function -> (" " + function.getValue() + " ").contains(" " + name + " "))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(0L);
    }
}
