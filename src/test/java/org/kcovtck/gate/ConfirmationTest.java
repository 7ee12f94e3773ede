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
    void whatHasNoVerdictIsNotRepeated() {
        Comparison broken = Results.comparison(RULE, BROKEN, VIOLATES);

        assertThat(of(broken, List.of()).comparison()).isEqualTo(broken);
        assertThat(repeated).isEmpty();
    }

    @Test
    void whatIsAnnouncedMayShowOnlyBehindOtherRules() {
        Comparison seen = Results.comparison(RULE, CONFORMS, VIOLATES, Optional.of("violates"));
        Comparison alone = Results.comparison(RULE, CONFORMS, CONFORMS, Optional.of("violates"));

        assertThat(of(seen, List.of(Optional.of(alone), Optional.of(seen)))
                        .comparison()
                        .announced())
                .hasSize(1);
        assertThat(repeated).containsExactly(List.of(RULE), List.of());
    }

    @Test
    void aBaseWithoutAVerdictInARepetitionIsNotContradicted() {
        Comparison broken = Results.comparison(RULE, BROKEN, VIOLATES);

        assertThat(of(WORSE, List.of(Optional.of(broken), Optional.of(WORSE))).base())
                .isEqualTo(Base.NOT_REPEATED);
    }

    @Test
    void whatIsAnnouncedAndNotSeenOnceIsRepeatedToo() {
        Comparison missed = Results.comparison(RULE, CONFORMS, CONFORMS, Optional.of("violates"));
        Comparison seen = Results.comparison(RULE, CONFORMS, VIOLATES, Optional.of("violates"));

        Confirmation confirmation = of(missed, List.of(Optional.of(seen), Optional.of(seen)));

        assertThat(confirmation.comparison().refused())
                .singleElement()
                .returns(Change.FLAKY, RuleChange::change)
                .returns("was to become violates each time, and the repetition says something else", RuleChange::why);
        assertThat(repeated).containsExactly(List.of(RULE), List.of());
    }

    private Confirmation of(Comparison first, List<Optional<Comparison>> repetitions) {
        Iterator<Optional<Comparison>> next = repetitions.iterator();
        return Confirmation.of(first, (rules, why) -> {
            repeated.add(rules);
            return next.next();
        });
    }
}
