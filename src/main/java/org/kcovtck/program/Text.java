/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.kcovtck.abi.Errno;

/** Numbers and strings as C writes them. */
final class Text {
    private static final int SMALL = 1 << 16;

    private Text() {}

    /** Such that it is good for any argument: {@code 512UL}, {@code 0x100000000UL}. */
    static String number(long value) {
        if (value < 0 && value > -SMALL) {
            return value + "L";
        }
        return value >= 0 && value < SMALL ? value + "UL" : String.format("0x%xUL", value);
    }

    /** To compare with: {@code 0}, {@code -EBUSY}, {@code 0x1234L}. */
    static String wanted(long value) {
        if (value < 0 && value > -SMALL) {
            String name = Errno.nameOf(-value);
            return name.startsWith("E") ? "-" + name : Long.toString(value);
        }
        return value >= 0 && value < SMALL ? Long.toString(value) : String.format("(long)0x%xUL", value);
    }

    static String string(byte[] bytes) {
        StringBuilder text = new StringBuilder("\"");
        for (byte each : bytes) {
            char character = (char) (each & 0xff);
            if (character == '"' || character == '\\') {
                text.append('\\').append(character);
            } else if (character == '\n') {
                text.append("\\n");
            } else if (character >= ' ' && character <= '~' && character != '?') {
                text.append(character);
            } else {
                text.append(String.format("\\%03o", (int) character));
            }
        }
        return text.append('"').toString();
    }

    static String string(String text) {
        return string(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Words in lines of at most so many characters. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** What may stand within a comment. */
    static String comment(String text) {
        return text.replace("*/", "* /").replace("/*", "/ *");
    }
}
