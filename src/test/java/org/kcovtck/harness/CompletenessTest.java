/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Document;
import org.kcovtck.rules.Pitfall;
import org.kcovtck.rules.Rule;
import org.kcovtck.rules.Sentence;
import org.kcovtck.rules.Source;

/** The catalogue says what the documents say, and is tested. */
class CompletenessTest {
    private static final int LEAST_PERCENT_ON_KERNELS = 90;

    private final Catalogue catalogue = Catalogue.load();
    private final Completeness completeness = Completeness.of(catalogue);

    @Test
    void everySentenceOfBehaviourHasItsRules() {
        assertThat(completeness.sentencesWithoutRule()).isEmpty();
    }

    @Test
    void everyRuleHasATestOrAReason() {
        assertThat(completeness.rulesWithoutTest()).isEmpty();
    }

    @Test
    void nineRulesOfTenAreTestedOnARunningKernel() {
        int onKernels = completeness.testedOnKernels().size();

        assertThat(100.0 * onKernels / catalogue.rules().size()).isGreaterThanOrEqualTo(LEAST_PERCENT_ON_KERNELS);
    }

    @Test
    void everyRuleIsTestedOnAKernelOrTheSimulatorOrNot() {
        assertThat(completeness.testedOnKernels().size()
                        + completeness.testedOnSimulatorOnly().size()
                        + completeness.untested().size())
                .isEqualTo(catalogue.rules().size());
    }

    @Test
    void everyPitfallIsGuardedAgainstOrSaysWhyNot() {
        assertThat(completeness.unguarded()).isEmpty();
    }

    @Test
    void everyGuardIsAgainstAPitfallThatThereIs() {
        assertThat(catalogue.rules())
                .flatExtracting(Rule::guards)
                .isSubsetOf(Pitfall.all().stream().map(Pitfall::id).toList());
    }

    @Test
    void aSentenceThatNamesNoRuleIsFound() {
        assertThat(of(sentence(List.of(), Optional.empty())).sentencesWithoutRule())
                .hasSize(1);
    }

    @Test
    void aSentenceThatNamesARuleThatThereIsNotIsFound() {
        assertThat(of(sentence(List.of("DEV-001", "DEV-999"), Optional.empty())).sentencesWithoutRule())
                .hasSize(1);
    }

    @Test
    void aSentenceOfNoBehaviourNeedsNoRule() {
        assertThat(of(sentence(List.of(), Optional.of("purpose"))).sentencesWithoutRule())
                .isEmpty();
    }

    @Test
    void aRuleThatNoKernelIsOldEnoughForIsTestedOnTheSimulatorOnly() {
        assertThat(completeness.testedOnSimulatorOnly()).extracting(Rule::id).contains("EN-010", "DOC-008");
        assertThat(completeness.testedOnKernels())
                .extracting(Rule::id)
                .contains("EN-007", "SIM-001")
                .doesNotContain("EN-010");
    }

    private Completeness of(Sentence sentence) {
        return new Completeness(catalogue, List.of(new Document("a", "", List.of(sentence))), List.of(), List.of());
    }

    private static Sentence sentence(List<String> rules, Optional<String> noRule) {
        return new Sentence(new Source("a", "", "It does."), rules, noRule);
    }
}
