/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.matrix.Results.ANYWHERE;
import static org.kcovtck.matrix.Results.ENDED_BY_G7;
import static org.kcovtck.matrix.Results.KNOWN;
import static org.kcovtck.matrix.Results.SINCE_G7;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verdict;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;

/** What is said of a rule whose verdict is not the same everywhere. */
class MatrixTest {
    @Test
    void whatIsTheSameIsNotTold() {
        Matrix matrix = matrix(
                Results.of("6.12", ANYWHERE, Verdict.CONFORMS, ""), Results.of("7.3", ANYWHERE, Verdict.CONFORMS, ""));

        assertThat(matrix.rows()).hasSize(1);
        assertThat(matrix.told()).isEmpty();
        assertThat(matrix.unexplained()).isZero();
    }

    @Test
    void aRuleThatCameWithAGenerationIsExplainedByIt() {
        assertExplained(
                matrix(
                        Results.of("6.12", SINCE_G7, Verdict.NOT_APPLICABLE, "since G7 (v7.2), this kernel is G6"),
                        Results.of("7.3", SINCE_G7, Verdict.CONFORMS, "")),
                "since G7 (v7.2): local and remote collection by one task at the same time");
    }

    @Test
    void aRuleThatAGenerationEndedIsExplainedByIt() {
        assertExplained(
                matrix(
                        Results.of("6.12", ENDED_BY_G7, Verdict.CONFORMS, ""),
                        Results.of("7.3", ENDED_BY_G7, Verdict.NOT_APPLICABLE, "until G6, this kernel is G7")),
                "ended by G7 (v7.2): local and remote collection by one task at the same time");
    }

    @Test
    void aRuleThatCannotBeSeenIsExplainedByWhatTheKernelLacks() {
        assertExplained(
                matrix(
                        Results.of("6.12", KNOWN, Verdict.NOT_APPLICABLE, "no USB"),
                        Results.of("7.3", KNOWN, Verdict.CONFORMS, "")),
                "no USB (vm:6.12)");
    }

    @Test
    void aKnownViolationIsExplainedByItsReference() {
        assertExplained(
                matrix(
                        Results.of("6.12", KNOWN, Verdict.KNOWN, "known violation: a mail"),
                        Results.of("7.3", KNOWN, Verdict.CONFORMS, "")),
                "known violation: a mail (vm:6.12)");
    }

    @Test
    void aRuleThatAppliesToBothAndOneViolatesIsUnexplained() {
        Matrix matrix = matrix(
                Results.of("6.12", ANYWHERE, Verdict.VIOLATES, "EBUSY"),
                Results.of("7.3", ANYWHERE, Verdict.CONFORMS, ""));

        assertThat(matrix.unexplained()).isEqualTo(1);
        assertThat(matrix.told())
                .singleElement()
                .satisfies(row -> assertThat(row.explanation().reasons())
                        .containsExactly("UNEXPLAINED: the rule applies and is violated (vm:6.12)"));
    }

    @Test
    void aRuleThatAllKernelsViolateIsToldThoughTheyDoNotDiffer() {
        Matrix matrix = matrix(
                Results.of("6.12", ANYWHERE, Verdict.VIOLATES, "EBUSY"),
                Results.of("7.3", ANYWHERE, Verdict.VIOLATES, "EBUSY"));

        assertThat(matrix.told()).hasSize(1);
        assertThat(matrix.unexplained()).isEqualTo(1);
    }

    @Test
    void aRunThatCameToNoVerdictIsToldOf() {
        Matrix matrix = matrix(Results.of("6.12"), Results.of("7.3", ANYWHERE, Verdict.CONFORMS, ""));

        assertExplained(matrix, "no verdict (vm:6.12)");
        assertThat(matrix.isWhole()).isFalse();
    }

    @Test
    void aTargetWithoutResultTakesNothingFromTheOthers() {
        Column lost = Column.broken("vm:7.2", "it does not boot");
        Matrix matrix = Matrix.of(
                List.of(lost, Column.of(Results.of("7.3", ANYWHERE, Verdict.CONFORMS, ""))),
                Catalogue.load(),
                Profiles.load());

        assertThat(matrix.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.verdicts()).containsExactly("no verdict", "conforms"));
        assertThat(matrix.isWhole()).isFalse();
    }

    static Matrix matrix(KernelResult... results) {
        return Matrix.of(Stream.of(results).map(Column::of).toList(), Catalogue.load(), Profiles.load());
    }

    private static void assertExplained(Matrix matrix, String reason) {
        assertThat(matrix.unexplained()).isZero();
        assertThat(matrix.told())
                .singleElement()
                .satisfies(row -> assertThat(row.explanation().reasons()).containsExactly(reason));
    }
}
