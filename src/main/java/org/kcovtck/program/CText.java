/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.nio.charset.StandardCharsets;
import org.kcovtck.abi.Errno;

/** Numbers and texts as they are written in C. */
final class CText {
    private static final int SMALL = 1 << 16;

    private CText() {}

    /** A string literal; what is not printable is in octal. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
            if (b == '"' || b == '\\') {
                quoted.append('\\').append((char) b);
            } else if (b >= ' ' && b < 0x7f) {
                quoted.append((char) b);
            } else {
                quoted.append(String.format("\\%03o", b & 0xff));
            }
        }
        return quoted.append('"').toString();
    }

    /** A number of 64 bits, in the form that is easier to read. */
    static String number(long value) {
        if (value == Long.MIN_VALUE) {
            return "(long)0x8000000000000000UL";
        }
        return value > -SMALL && value < SMALL ? Long.toString(value) : String.format("(long)0x%xUL", value);
    }

    /** What a call returns: a number, or a negated errno by its name. */
    static String result(long value) {
        String name = value < 0 && value > -SMALL ? Errno.nameOf(-value) : "";
        return name.isEmpty() || name.startsWith("errno") ? number(value) : "-" + name;
    }

    /** The inside of a comment: nothing in it ends it. */
    static String comment(String text) {
        return text.replace("*/", "* /").replace("/*", "/ *");
    }
}
