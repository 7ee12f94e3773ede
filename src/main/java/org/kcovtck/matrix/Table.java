/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A part of a matrix as people read it, whatever the format. Text of a guest is in it, as it came. */
record Table(String title, List<String> heads, List<List<String>> rows) {
    /** The kernels, the rules that there is something to say about, and all rules. */
    static List<Table> of(Matrix matrix) {
        return List.of(
                new Table(
                        "Kernels",
                        List.of("target", "release", "source", "configuration", "profile", "date", "verdicts"),
                        matrix.columns().stream().map(Table::kernel).toList()),
                rules("Where they differ", matrix, matrix.told(), "why", Table::why),
                rules(
                        "All rules",
                        matrix,
                        matrix.rows(),
                        "statement",
                        row -> row.rule().statement()));
    }

    private static Table rules(String title, Matrix matrix, List<Row> rows, String head, Function<Row, String> last) {
        List<String> targets = matrix.columns().stream().map(Column::target).toList();
        return new Table(
                title,
                concat("rule", targets, head),
                rows.stream()
                        .map(row -> concat(row.rule().id(), row.verdicts(), last.apply(row)))
                        .toList());
    }

    private static List<String> kernel(Column column) {
        return column.result()
                .map(result -> List.of(
                        column.target(),
                        result.release(),
                        result.origin().source(),
                        result.origin().configSha256(),
                        result.profile(),
                        result.started().atZone(ZoneOffset.UTC).toLocalDate().toString(),
                        (result.summary() + " " + column.why()).strip()))
                .orElse(List.of(column.target(), "", "", "", "", "", column.why()));
    }

    private static String why(Row row) {
        return String.join("; ", row.explanation().reasons());
    }

    private static List<String> concat(String first, List<String> middle, String last) {
        return Stream.of(List.of(first), middle, List.of(last))
                .flatMap(List::stream)
                .toList();
    }
}
