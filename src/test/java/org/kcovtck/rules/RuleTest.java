/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleTest {
    private final Profile g6 = new Profile("6.12", List.of(), Generation.G6, Set.of("a-fix"), List.of());

    @Test
    void aRuleAppliesToItsFirstAndItsLastGeneration() {
        assertThat(rule(Generation.G6, Generation.G7, Optional.empty()).appliesTo(g6))
                .isEmpty();
        assertThat(rule(Generation.G3, Generation.G6, Optional.empty()).appliesTo(g6))
                .isEmpty();
    }

    @Test
    void aRuleDoesNotApplyToAnOlderKernel() {
        assertThat(rule(Generation.G7, Generation.G7, Optional.empty()).appliesTo(g6))
                .hasValue("since G7 (v7.2), this kernel is G6");
    }

    @Test
    void aRuleDoesNotApplyToANewerKernel() {
        assertThat(rule(Generation.G3, Generation.G5, Optional.empty()).appliesTo(g6))
                .hasValue("until G5, this kernel is G6");
    }

    @Test
    void aRuleThatNeedsAFixAppliesWhereItIs() {
        assertThat(rule(Generation.G2, Generation.G7, Optional.of("a-fix")).appliesTo(g6))
                .isEmpty();
        assertThat(rule(Generation.G2, Generation.G7, Optional.of("another")).appliesTo(g6))
                .hasValue("needs the fix another, which this kernel does not carry");
    }

    @Test
    void aRuleThatAFixEndedAppliesWhereItIsNot() {
        assertThat(rule(Generation.G2, Generation.G7, Optional.empty(), Optional.of("a-fix"))
                        .appliesTo(g6))
                .hasValue("ended by the fix a-fix, which this kernel carries");
        assertThat(rule(Generation.G2, Generation.G7, Optional.empty(), Optional.of("another"))
                        .appliesTo(g6))
                .isEmpty();
    }

    @Test
    void versionsAreReleases() {
        assertThat(rule(Generation.G3, Generation.G7, Optional.empty()).versions())
                .isEqualTo("v5.5-");
        assertThat(rule(Generation.G3, Generation.G6, Optional.empty()).versions())
                .isEqualTo("v5.5-v7.1");
    }

    private static Rule rule(Generation since, Generation until, Optional<String> fix) {
        return rule(since, until, fix, Optional.empty());
    }

    private static Rule rule(Generation since, Generation until, Optional<String> fix, Optional<String> without) {
        return new Rule(
                "A-001",
                "a",
                "A.",
                Level.DE_FACTO,
                Optional.empty(),
                List.of(),
                since,
                until,
                fix,
                without,
                Set.of(),
                List.of(),
                Optional.empty());
    }
}
