/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;

/** The functions of the kernel and where they begin, as {@code /proc/kallsyms} lists them. */
public record Symbols(NavigableMap<Long, String> functions) {
    public static final String PATH = "/proc/kallsyms";

    /** The kernel gives a page at a time, whatever is asked for. */
    private static final int CHUNK = 4096;

    private static final int CHUNKS_AT_ONCE = 24;

    /** Reads the list by a task that is allowed to see addresses. */
    public static Symbols of(Task reader) {
        NavigableMap<Long, String> functions = new TreeMap<>(Long::compareUnsigned);
        for (String line : text(reader).split("\n")) {
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

    private static String text(Task reader) {
        int fd = (int) reader.run(new Open(PATH, Open.O_RDONLY)).required().value();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        boolean more = true;
        while (more) {
            List<Operation> reads = Collections.nCopies(CHUNKS_AT_ONCE, new Read(fd, CHUNK));
            for (Outcome read : reader.run(reads)) {
                text.write(read.data(), 0, (int) read.required().value());
                more = read.value() > 0;
            }
        }
        reader.run(new Close(fd));
        return text.toString(StandardCharsets.US_ASCII);
    }
}
