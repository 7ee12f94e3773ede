/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.matrix.Column;

/** Runs on several targets, and Ctrl-C in the middle of them. */
class SideBySideTest {
    @TempDir
    private Path results;

    @Test
    void columnsStandInTheOrderOfTheTargetsWhicheverEndsFirst() {
        List<String> notes = Collections.synchronizedList(new ArrayList<>());

        List<Column> columns = runs("sim:7.3", "sim:6.1", "sim:5.10").run(3, notes::add);

        assertThat(columns).extracting(Column::target).containsExactly("sim:7.3", "sim:6.1", "sim:5.10");
        assertThat(columns).allSatisfy(column -> {
            assertThat(column.trouble()).isEmpty();
            assertThat(column.result().orElseThrow().rules()).containsOnlyKeys("HANDLE-010");
        });
        assertThat(notes)
                .contains("sim:6.1: begins")
                .filteredOn(note -> note.contains("1 conforms"))
                .hasSize(3);
    }

    @Test
    void whatHasNotBegunWhenTheUserEndsItNeverDoes() {
        SideBySide runs = runs("sim:7.3", "sim:6.12");

        // The first one ends all when it begins; the second has to wait for it.
        List<Column> columns = runs.run(1, note -> runs.end());

        assertThat(columns).element(1).isEqualTo(Column.broken("sim:6.12", "not run"));
        assertThat(columns)
                .element(0)
                .satisfies(first -> assertThat(first.trouble()).isNotEmpty());
    }

    private SideBySide runs(String... targets) {
        List<String> options = List.of("--rule", "HANDLE-010", "--results", results.toString());
        return new SideBySide(Stream.of(targets)
                .map(target -> new RunProcess(target, options, true))
                .toList());
    }
}
