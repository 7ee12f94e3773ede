/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what {@link CpioArchive} writes, by the format's description and not by its code. */
record CpioReader(Map<String, Integer> modes, Map<String, byte[]> contents) {
    static CpioReader of(byte[] archive) {
        CpioReader reader = new CpioReader(new LinkedHashMap<>(), new LinkedHashMap<>());
        int at = 0;
        while (true) {
            if (!new String(archive, at, 6, StandardCharsets.US_ASCII).equals("070701")) {
                throw new AssertionError("no header at " + at);
            }
            int mode = field(archive, at, 1);
            int size = field(archive, at, 6);
            int nameSize = field(archive, at, 11);
            String name = new String(archive, at + 110, nameSize - 1, StandardCharsets.UTF_8);
            int data = aligned(at + 110 + nameSize);
            if (name.equals("TRAILER!!!")) {
                return reader;
            }
            reader.modes.put(name, mode);
            reader.contents.put(name, java.util.Arrays.copyOfRange(archive, data, data + size));
            at = aligned(data + size);
        }
    }

    String text(String path) {
        return new String(contents.get(path), StandardCharsets.UTF_8);
    }

    private static int field(byte[] archive, int header, int index) {
        return Integer.parseInt(new String(archive, header + 6 + 8 * index, 8, StandardCharsets.US_ASCII), 16);
    }

    private static int aligned(int offset) {
        return (offset + 3) / 4 * 4;
    }
}
