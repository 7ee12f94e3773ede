/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kcovtck.rules.Pitfall;
import org.kcovtck.vm.Mutant;

class ScoreTest {
    private final Finding killed = finding(mutant("forgets", "P-08"), "EN-001");
    private final Finding killedByAnother = finding(mutant("leaks", "P-09"), "DEV-001");
    private final Finding survivor = finding(mutant("hides", "P-08", "P-10"), null);
    private final Finding equivalent = finding(equivalent("repeats", "who asks twice gets the same"), null);
    private final Score score = new Score(List.of(killed, killedByAnother, survivor, equivalent));

    @Test
    void whatIsEquivalentDoesNotCount() {
        assertThat(score.judged()).containsExactly(killed, killedByAnother, survivor);
        assertThat(score.survivors()).containsExactly(survivor);
        assertThat(score)
                .hasToString(String.format("MUTANTS 4, killed 2 of 3 that can be noticed here (66.6 %%)%n"
                        + "HISTORIC bugs recalled: 1 of 3 that can be put back here"));
    }

    @Test
    void aBugOfThePastIsRecalledInAllItsForms() {
        assertThat(score.historic()).isEqualTo(Map.of("P-08", false, "P-09", true, "P-10", false));
    }

    @Test
    void aRuleThatWasNotNamedKillsToo() {
        assertThat(killed.isKilledByAnother()).isFalse();
        assertThat(killedByAnother.isKilledByAnother()).isTrue();
        assertThat(survivor.isKilledByAnother()).isFalse();
    }

    @Test
    void aSurvivorIsExpectedOnlyWithAReason() {
        assertThat(killed.isExpected()).isTrue();
        assertThat(survivor.isExpected()).isFalse();
        assertThat(equivalent.isExpected()).isTrue();
        assertThat(finding(equivalent.mutant(), "EN-001").isExpected())
                .as("what is called equivalent and is not")
                .isFalse();
    }

    @Test
    void aBarDoesNotBreakTheTable() {
        Mutant mutant =
                new Mutant(1, "ors", "a | b", List.of("EN-001"), List.of(), Optional.empty(), Optional.empty(), false);

        assertThat(MarkdownMutants.text("7.3", "7.3.4", new Score(List.of(finding(mutant, "EN-001"))), List.of()))
                .contains("\n| ors | a \\| b | killed by EN-001 |\n");
    }

    @Test
    void whatWasNotTriedDoesNotCount() {
        Finding left = Finding.notTried(mutant("waits", "P-20"));

        assertThat(new Score(List.of(killed, left)).judged()).containsExactly(killed);
        assertThat(new Score(List.of(killed, left)).historic()).isEqualTo(Map.of("P-08", true));
        assertThat(left.fate()).isEqualTo("for a kernel that checks itself");
        assertThat(left.isExpected()).isTrue();
    }

    @Test
    void aSurvivorWhoseRulesWereBrokenIsBroken() {
        Finding broken = Finding.survived(mutant("hangs"), "3 tests broken", Duration.ZERO);

        assertThat(broken.isBroken()).isTrue();
        assertThat(survivor.isBroken()).isFalse();
        assertThat(killed.isBroken()).isFalse();
    }

    @Test
    void aBugOfThePastSaysWhatBecameOfItsMutants() {
        Pitfall left = new Pitfall("P-08", "It is left.", Optional.empty());
        Pitfall latency = new Pitfall("P-22", "It is late.", Optional.of("No test can."));

        assertThat(MarkdownMutants.text("7.3", "7.3.4", score, List.of(left, latency)))
                .contains("\n| P-08 | It is left. | forgets killed by EN-001; hides SURVIVES |\n")
                .contains("\n| P-22 | It is late. | No test can. |\n");
    }

    private static Mutant mutant(String name, String... historic) {
        return new Mutant(
                1,
                name,
                "It " + name + ".",
                List.of("EN-001"),
                List.of(historic),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static Mutant equivalent(String name, String why) {
        return new Mutant(1, name, "It " + name + ".", List.of(), List.of(), Optional.of(why), Optional.empty(), false);
    }

    private static Finding finding(Mutant mutant, String by) {
        return new Finding(mutant, true, Optional.ofNullable(by), "", Duration.ZERO);
    }
}
