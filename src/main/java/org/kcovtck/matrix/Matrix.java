/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.util.List;
import java.util.Optional;
import org.kcovtck.harness.Verdict;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;

/** The rules on several kernels. */
public record Matrix(List<Column> columns, List<Row> rows) {
    /** Every rule that a kernel has a verdict on, in the order of the catalogue. */
    public static Matrix of(List<Column> columns, Catalogue catalogue, Profiles profiles) {
        List<Row> rows = catalogue.rules().stream()
                .filter(rule ->
                        columns.stream().anyMatch(column -> column.of(rule.id()).isPresent()))
                .map(rule -> new Row(
                        rule,
                        columns.stream().map(column -> column.of(rule.id())).toList(),
                        Explanation.of(rule, columns, profiles)))
                .toList();
        return new Matrix(columns, rows);
    }

    /** The rules that there is something to say about. */
    public List<Row> told() {
        return rows.stream().filter(Row::isTold).toList();
    }

    /** How many rules a kernel violates although they apply to it and no profile says so. */
    public long unexplained() {
        return rows.stream().filter(row -> !row.explanation().complete()).count();
    }

    public boolean has(Verdict verdict) {
        return rows.stream()
                .flatMap(row -> row.cells().stream())
                .flatMap(Optional::stream)
                .anyMatch(cell -> cell.verdict() == verdict);
    }

    /** Whether every run came to its end by itself, with a verdict on every rule. */
    public boolean isWhole() {
        return !has(Verdict.BROKEN)
                && rows.stream().flatMap(row -> row.cells().stream()).allMatch(Optional::isPresent)
                && columns.stream().allMatch(column -> column.trouble().isEmpty());
    }

    /** What it comes to, in a line. */
    String summary() {
        long different = rows.stream().filter(Row::differs).count();
        return String.format(
                "MATRIX %d rules on %d targets: %d the same, %d different, %d unexplained",
                rows.size(), columns.size(), rows.size() - different, different, unexplained());
    }
}
