/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kcovtck.report.AsciiJson;

/**
 * A matrix as one JSON document, for programs:
 *
 * <pre>
 * schema        1; raised when a field changes its meaning or goes away
 * targets       each target, release, source, configSha256, profile, started; trouble: what went wrong with its run
 * unexplained   how many rules are violated although no profile says so
 * rules         in the order of the catalogue, each
 *   id, statement
 *   verdicts    by target; "no verdict" where its run did not come to the rule
 *   differs     whether they are not all the same
 *   explained   whether no kernel violates it, or the profile of each that does says so
 *   why         []
 * </pre>
 */
final class JsonMatrix {
    private static final int SCHEMA = 1;

    private JsonMatrix() {}

    static String text(Matrix matrix) {
        return AsciiJson.text(AsciiJson.object(
                "schema", SCHEMA,
                "targets", matrix.columns().stream().map(JsonMatrix::target).toList(),
                "unexplained", matrix.unexplained(),
                "rules",
                        matrix.rows().stream()
                                .map(row -> rule(matrix.columns(), row))
                                .toList()));
    }

    private static Map<String, Object> target(Column column) {
        Map<String, Object> target = AsciiJson.object("target", column.target());
        column.result()
                .ifPresent(result -> target.putAll(AsciiJson.object(
                        "release", result.release(),
                        "source", result.origin().source(),
                        "configSha256", result.origin().configSha256(),
                        "profile", result.profile(),
                        "started", result.started().toString())));
        target.put("trouble", column.trouble());
        return target;
    }

    private static Map<String, Object> rule(List<Column> columns, Row row) {
        Map<String, Object> verdicts = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            verdicts.put(columns.get(i).target(), row.verdicts().get(i));
        }
        return AsciiJson.object(
                "id", row.rule().id(),
                "statement", row.rule().statement(),
                "verdicts", verdicts,
                "differs", row.differs(),
                "explained", row.explanation().complete(),
                "why", row.explanation().reasons());
    }
}
