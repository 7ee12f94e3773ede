/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.harness.Verdict.BROKEN;
import static org.kcovtck.harness.Verdict.CONFORMS;
import static org.kcovtck.harness.Verdict.VIOLATES;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kcovtck.gate.Confirmation.Base;

/** What is left of a comparison when it is repeated, or cannot be. */
class ConfirmationTest {
    private static final String RULE = "EN-003";
    private static final Comparison WORSE = Results.comparison(RULE, CONFORMS, VIOLATES);
    private static final Comparison SAME = Results.comparison(RULE, CONFORMS, CONFORMS);
    private static final Comparison OTHER_BASE = Results.comparison(RULE, VIOLATES, VIOLATES);

    private final List<List<String>> repeated = new ArrayList<>();

    @Test
    void whatDoesNotDifferIsNotRepeated() {
        assertThat(of(SAME, List.of())).isEqualTo(new Confirmation(SAME, Base.CONFIRMED));
        assertThat(repeated).isEmpty();
    }

    @Test
    void whatIsTheSameAgainIsSaid() {
        assertThat(of(WORSE, List.of(Optional.of(WORSE)))).isEqualTo(new Confirmation(WORSE, Base.CONFIRMED));
        assertThat(repeated).containsExactly(List.of(RULE));
    }

    @Test
    void withoutARepetitionNothingIsSaidNeitherOfTheBase() {
        Confirmation confirmation = of(WORSE, List.of(Optional.empty()));

        assertThat(confirmation.comparison().refused()).isEmpty();
        assertThat(confirmation.comparison().isWhole()).isFalse();
        assertThat(confirmation.base()).isEqualTo(Base.NOT_REPEATED);
    }

    @Test
    void whatDiffersOnlyBehindOtherRulesIsSaid() {
        assertThat(of(WORSE, List.of(Optional.of(SAME), Optional.of(WORSE)))
                        .comparison()
                        .refused())
                .hasSize(1);
        assertThat(repeated).containsExactly(List.of(RULE), List.of());
    }

    @Test
    void whatDiffersOnlyAtFirstIsFlakyIfAllCouldBeRepeated() {
        assertThat(of(WORSE, List.of(Optional.of(SAME), Optional.of(SAME)))
                        .comparison()
                        .flaky())
                .hasSize(1);
        Comparison lost =
                of(WORSE, List.of(Optional.of(SAME), Optional.empty())).comparison();
        assertThat(lost.flaky()).isEmpty();
        assertThat(lost.isWhole()).isFalse();
    }

    @Test
    void aRepetitionMayContradictWhatWasSaidOfTheBase() {
        assertThat(of(WORSE, List.of(Optional.of(OTHER_BASE), Optional.of(WORSE)))
                        .base())
                .isEqualTo(Base.CONTRADICTED);
        assertThat(of(WORSE, List.of(Optional.of(SAME), Optional.of(SAME))).base())
                .isEqualTo(Base.CONFIRMED);
    }

    @Test
    void whatHadNoVerdictIsTheSameIfItIsTheSecondTimeAndNothingElse() {
        Comparison broken = Results.comparison(RULE, CONFORMS, BROKEN);

        assertThat(of(broken, List.of(Optional.of(SAME))).comparison().isWhole())
                .isTrue();
        assertThat(of(broken, List.of(Optional.of(WORSE))).comparison())
                .returns(false, Comparison::isWhole)
                .returns(List.of(), Comparison::refused);
        assertThat(of(broken, List.of(Optional.of(broken))).comparison().isWhole())
                .isFalse();
        assertThat(repeated).allMatch(List.of(RULE)::equals);
    }

    @Test
    void whatIsAnnouncedAndNotSeenOnceIsRepeatedToo() {
        Comparison missed = Results.comparison(RULE, CONFORMS, CONFORMS, Optional.of("violates"));
        Comparison seen = Results.comparison(RULE, CONFORMS, VIOLATES, Optional.of("violates"));

        assertThat(of(missed, List.of(Optional.of(missed))).comparison().refused())
                .hasSize(1);
        assertThat(of(missed, List.of(Optional.of(seen))).comparison().refused())
                .singleElement()
                .returns(Change.FLAKY, RuleChange::change);
        assertThat(repeated).allMatch(List.of(RULE)::equals);
    }

    private Confirmation of(Comparison first, List<Optional<Comparison>> repetitions) {
        Iterator<Optional<Comparison>> next = repetitions.iterator();
        return Confirmation.of(first, (rules, why) -> {
            repeated.add(rules);
            return next.next();
        });
    }
}
