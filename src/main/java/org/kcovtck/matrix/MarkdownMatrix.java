/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.kcovtck.errors.Visible;

/** A matrix as Markdown. Text of a guest is never taken for markup. */
final class MarkdownMatrix {
    /** What means something within a cell of a table; what does so at the beginning of a line is no danger there. */
    private static final String MARKUP = "\\`*_[]<&|~$";

    private MarkdownMatrix() {}

    static String text(Matrix matrix) {
        return Table.of(matrix).stream().map(MarkdownMatrix::text).collect(Collectors.joining("\n"));
    }

    private static String text(Table table) {
        return "## " + table.title() + "\n\n"
                + row(table.heads())
                + "|" + String.join("|", Collections.nCopies(table.heads().size(), "---")) + "|\n"
                + table.rows().stream().map(MarkdownMatrix::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream().map(MarkdownMatrix::escape).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String escape(String cell) {
        StringBuilder escaped = new StringBuilder();
        for (char c : Visible.line(cell).toCharArray()) {
            escaped.append(MARKUP.indexOf(c) < 0 ? "" : "\\").append(c);
        }
        return escaped.toString();
    }
}
