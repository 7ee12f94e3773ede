/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.harness.Verdict.BROKEN;
import static org.kcovtck.harness.Verdict.CONFORMS;
import static org.kcovtck.harness.Verdict.KNOWN;
import static org.kcovtck.harness.Verdict.NOT_APPLICABLE;
import static org.kcovtck.harness.Verdict.VIOLATES;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kcovtck.harness.Verdict;
import org.kcovtck.matrix.Judgement;
import org.kcovtck.rules.Expectation;

/** What has become of a rule, and whether the patch is refused for it. */
class ComparisonTest {
    private static final String RULE = "EN-003";

    @ParameterizedTest
    @CsvSource({
        "CONFORMS, CONFORMS, SAME, false",
        "CONFORMS, VIOLATES, NEW_VIOLATION, true",
        "NOT_APPLICABLE, VIOLATES, NEW_VIOLATION, true",
        "VIOLATES, CONFORMS, FIXED, false",
        "KNOWN, CONFORMS, FIXED, false",
        "CONFORMS, KNOWN, NEW_VIOLATION, true",
        "KNOWN, KNOWN, SAME, false",
        "KNOWN, VIOLATES, SAME, false",
        "CONFORMS, NOT_APPLICABLE, CHANGED, true",
        "NOT_APPLICABLE, CONFORMS, CHANGED, true",
        "VIOLATES, NOT_APPLICABLE, CHANGED, true",
        "BROKEN, CONFORMS, BROKEN, false",
        "CONFORMS, BROKEN, BROKEN, false",
    })
    void twoVerdictsMakeAChange(Verdict base, Verdict head, Change change, boolean refused) {
        Comparison comparison = Results.comparison(RULE, base, head);

        assertThat(comparison.rules()).singleElement().returns(change, RuleChange::change);
        assertThat(comparison.refused().isEmpty()).isEqualTo(!refused);
        assertThat(comparison.isWhole()).isEqualTo(base != BROKEN && head != BROKEN);
    }

    @Test
    void aRuleThatOneRunDidNotComeToHasNoVerdict() {
        Comparison comparison = Comparison.of(
                Results.of(Map.of()),
                Results.of(Map.of(RULE, Results.judgement(CONFORMS, ""))),
                List.of(),
                rule -> Optional.empty());

        assertThat(comparison.of(Change.BROKEN)).hasSize(1);
    }

    @Test
    void aViolationInAnotherWayIsAChangeAndOtherNumbersAreNot() {
        assertThat(Results.violated("the count: 0x1f, not 3", "the count: 0x2a, not 3")
                        .of(Change.SAME))
                .hasSize(1);
        assertThat(Results.violated("the PCs: A1 B2, not A1", "the PCs: C4, not A1")
                        .of(Change.SAME))
                .hasSize(1);
        assertThat(Results.violated("ioctl(3): EBUSY, not 0", "ioctl(3): EINVAL, not 0")
                        .refused())
                .hasSize(1);
    }

    @Test
    void aKnownViolationIsOneThatIsViolatedInTheSameWay() {
        assertThat(known("EINVAL, not 0", "EINVAL, not 0").of(Change.SAME)).hasSize(1);
        assertThat(known("EINVAL, not 0", "EBUSY, not 0").refused()).hasSize(1);
    }

    private static Comparison known(String before, String after) {
        return Comparison.of(
                Results.of(Map.of(RULE, new Judgement(KNOWN, "known violation", before, Duration.ZERO))),
                Results.of(Map.of(RULE, new Judgement(VIOLATES, "ioctl(3)", after, Duration.ZERO))),
                List.of(),
                rule -> Optional.empty());
    }

    @Test
    void whatHasNoVerdictIsNotAsAnnounced() {
        Comparison unconfirmed = announced(CONFORMS, VIOLATES, "violates").unrepeated(List.of(RULE));

        assertThat(unconfirmed.announced()).isEmpty();
        assertThat(unconfirmed.refused()).isEmpty();
        assertThat(GateMarkdown.text(Results.report(unconfirmed))).doesNotContain("(announced)");
    }

    @Test
    void whatIsAnnouncedHasToHappenAndNothingElseMay() {
        assertThat(announced(CONFORMS, VIOLATES, "violates").refused()).isEmpty();
        assertThat(announced(NOT_APPLICABLE, CONFORMS, "conforms").announced()).hasSize(1);
        assertThat(announced(CONFORMS, VIOLATES, "not applicable").refused()).hasSize(1);
        assertThat(announced(CONFORMS, CONFORMS, "violates").refused())
                .singleElement()
                .returns("was to become violates", RuleChange::why);
        assertThat(announced(CONFORMS, CONFORMS, "conforms").refused()).hasSize(1);
    }

    @Test
    void aKnownViolationIsOne() {
        assertThat(announced(CONFORMS, KNOWN, "violates").refused()).isEmpty();
        assertThat(announced(CONFORMS, KNOWN, "violates").announced()).hasSize(1);
    }

    @Test
    void whatIsAnnouncedAndInNeitherResultIsRefused() {
        Comparison comparison = Results.comparison("EN-004", CONFORMS, CONFORMS)
                .andUnseen(new Expectation(Map.of(RULE, "violates", "EN-004", "violates")));

        assertThat(comparison.of(Change.UNSEEN))
                .singleElement()
                .returns(RULE, RuleChange::rule)
                .returns("was to become violates: neither result has it", RuleChange::why);
        assertThat(comparison.refused()).extracting(RuleChange::rule).containsExactly(RULE);
    }

    @Test
    void aRuleThatNeitherRunCameToHasNoVerdict() {
        Comparison comparison = Comparison.of(
                Results.of(Map.of()), Results.of(Map.of()), List.of(RULE), rule -> Optional.of("violates"));

        assertThat(comparison.of(Change.BROKEN)).extracting(RuleChange::rule).containsExactly(RULE);
        assertThat(comparison.refused()).isEmpty();
    }

    @Test
    void whatWasSeenOnNeitherSideJudgesNothing() {
        assertThat(Results.comparison(RULE, NOT_APPLICABLE, NOT_APPLICABLE).isJudged())
                .isFalse();
        assertThat(Results.comparison(RULE, BROKEN, BROKEN).isJudged()).isFalse();
        assertThat(Results.comparison(RULE, NOT_APPLICABLE, KNOWN).isJudged()).isTrue();
        assertThat(Results.comparison(RULE, VIOLATES, BROKEN).isJudged()).isTrue();
    }

    @Test
    void whatARepetitionDoesNotConfirmIsFlaky() {
        Comparison first = Results.comparison(RULE, CONFORMS, VIOLATES);
        Comparison same = Results.comparison(RULE, CONFORMS, VIOLATES);
        Comparison other = Results.comparison(RULE, CONFORMS, CONFORMS);

        assertThat(first.inDoubt()).containsExactly(RULE);
        assertThat(first.unconfirmedBy(same)).isEmpty();
        assertThat(first.unconfirmedBy(other)).containsExactly(RULE);
        assertThat(first.confirmedBy(same).refused()).hasSize(1);
        assertThat(first.confirmedBy(other).flaky()).hasSize(1);
        assertThat(first.confirmedBy(other).refused()).isEmpty();
    }

    @Test
    void whatTheRepetitionHasNoVerdictOnHasNone() {
        Comparison first = Results.comparison(RULE, CONFORMS, VIOLATES);
        Comparison without = Results.comparison("EN-004", CONFORMS, CONFORMS);
        Comparison broken = Results.comparison(RULE, CONFORMS, BROKEN);

        assertThat(List.of(first.confirmedBy(without), first.confirmedBy(broken), first.unrepeated(List.of(RULE))))
                .allSatisfy(confirmed -> {
                    assertThat(confirmed.refused()).isEmpty();
                    assertThat(confirmed.of(Change.BROKEN))
                            .singleElement()
                            .returns("the repetition has no verdict on it", RuleChange::why);
                });
    }

    @Test
    void whatIsAnnouncedHasToBeConfirmed() {
        Comparison first = announced(NOT_APPLICABLE, CONFORMS, "conforms");
        Comparison other = announced(NOT_APPLICABLE, VIOLATES, "conforms");

        assertThat(first.confirmedBy(first).announced()).hasSize(1);
        assertThat(first.confirmedBy(other).announced()).isEmpty();
        assertThat(first.confirmedBy(other).flaky()).isEmpty();
        assertThat(first.confirmedBy(other).refused())
                .singleElement()
                .returns(Change.FLAKY, RuleChange::change)
                .returns("was to become conforms each time, and the repetition says something else", RuleChange::why);
    }

    private static Comparison announced(Verdict base, Verdict head, String becomes) {
        return Results.comparison(RULE, base, head, Optional.of(becomes));
    }
}
