/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.kcovtck.report.MarkdownText;

/** A matrix as Markdown. Text of a guest is never taken for markup. */
final class MarkdownMatrix {
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
        return cells.stream().map(MarkdownText::escape).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
