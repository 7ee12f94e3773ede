/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.kcovtck.errors.Visible;

/** A matrix for a terminal: the rules that differ, a line per target, and what it comes to last. */
final class TextMatrix {
    private static final int NARROWEST = "not applicable".length();

    private TextMatrix() {}

    static String text(Matrix matrix) {
        StringJoiner text = new StringJoiner("\n", "", "\n");
        List<Integer> widths = matrix.columns().stream()
                .map(column -> Math.max(NARROWEST, Visible.line(column.target()).length()))
                .toList();
        if (!matrix.told().isEmpty()) {
            text.add(line(
                    "rule",
                    widths,
                    matrix.columns().stream().map(Column::target).toList(),
                    "why"));
        }
        for (Row row : matrix.told()) {
            text.add(line(
                    row.rule().id(),
                    widths,
                    row.verdicts(),
                    String.join("; ", row.explanation().reasons())));
        }
        text.add("");
        matrix.columns().forEach(column -> text.add(summary(column)));
        text.add(matrix.summary());
        return text.toString();
    }

    private static String line(String rule, List<Integer> widths, List<String> cells, String why) {
        StringBuilder line = new StringBuilder(String.format("%-11s", rule));
        for (int i = 0; i < cells.size(); i++) {
            line.append("  ").append(String.format("%-" + widths.get(i) + "s", Visible.line(cells.get(i))));
        }
        return line.append("  ").append(Visible.line(why)).toString().stripTrailing();
    }

    private static String summary(Column column) {
        Optional<String> result = column.result()
                .map(each ->
                        String.format("kernel %s, profile %s, %s", each.release(), each.profile(), each.summary()));
        StringJoiner line = new StringJoiner(", ");
        line.add(column.target());
        result.ifPresent(line::add);
        if (!column.trouble().isEmpty()) {
            line.add(column.why());
        }
        return Visible.line(line.toString());
    }
}
