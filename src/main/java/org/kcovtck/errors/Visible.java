/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.errors;

import java.util.List;

/**
 * Text of a guest made safe to print: what would act on a terminal, end a line, hide, or be refused by XML 1.0 is
 * written out as the kernel's log does it, {@code \x1b}. A tab becomes a space.
 */
public final class Visible {
    private Visible() {}

    /** The text as one line; its lines are joined by a space. */
    public static String line(String text) {
        return String.join(" ", lines(text));
    }

    /** The lines of the text that are not blank, without the white space at their ends. */
    public static List<String> lines(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> characters(line.stripTrailing()))
                .toList();
    }

    /** The text with each such character written out, line ends among them. */
    public static String characters(String line) {
        StringBuilder visible = new StringBuilder(line.length());
        line.codePoints().forEach(point -> append(visible, point));
        return visible.toString();
    }

    private static void append(StringBuilder visible, int point) {
        if (point == '\t') {
            visible.append(' ');
        } else if (isPlain(point)) {
            visible.appendCodePoint(point);
        } else {
            visible.append(String.format(point < 0x100 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\U%08x", point));
        }
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
