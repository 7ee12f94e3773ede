/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;
import org.kcovtck.simulator.Defect;
import org.kcovtck.simulator.Gallery;

/** The selfcheck tells tests that see a defect from those that do not. */
class SelfcheckTest {
    private static final Defect SIZE_OF_ONE = Gallery.load().named("size-of-one");

    private final Catalogue catalogue = planted();
    private final List<Finding> told = new ArrayList<>();

    @Test
    void aTestThatAlwaysPassesIsFound() {
        Score score = check(SIZE_OF_ONE.breaking(List.of("PLANTED-001")).on("7.3"));

        assertThat(score.killed()).isZero();
        assertThat(score.survivors()).hasSize(1).isEqualTo(told);
        assertThat(told.get(0).survived()).contains("PLANTED-001 conforms");
        assertThat(told.get(0).target()).isEqualTo("sim:7.3+size-of-one");
    }

    @Test
    void aTestThatSeesTheDefectKillsIt() {
        Score score = check(SIZE_OF_ONE.breaking(List.of("PLANTED-002", "PLANTED-003")));

        assertThat(score.survivors()).isEmpty();
        assertThat(told.get(0).violated()).containsExactlyInAnyOrder("PLANTED-002", "PLANTED-003");
    }

    @Test
    void oneRuleThatConformsSavesADefectThatHasToBreakTwo() {
        Score score = check(SIZE_OF_ONE.breaking(List.of("PLANTED-001", "PLANTED-002", "PLANTED-003")));

        assertThat(score.survivors().get(0).survived()).containsExactly("PLANTED-001 conforms");
    }

    @Test
    void aDefectThatBreaksMuchElseIsNotKilled() {
        Score score = check(SIZE_OF_ONE.breaking(List.of("PLANTED-002")));

        assertThat(score.survivors().get(0).survived()).containsExactly("it breaks 2 of 4 rules, and 1 are the most");
    }

    @Test
    void aRuleThatIsViolatedWithoutADefectProvesNothing() {
        Score score = check(SIZE_OF_ONE.breaking(List.of("PLANTED-004")));

        assertThat(score.survivors().get(0).survived())
                .containsExactly("PLANTED-004: no simulated kernel conforms to begin with");
        assertThat(score.faultsWithoutDefect()).anyMatch(fault -> fault.startsWith("7.3: PLANTED-004 violates, "));
    }

    @Test
    void aRuleWithoutADefectIsNamed() {
        Score score = check(SIZE_OF_ONE.breaking(List.of("PLANTED-002", "PLANTED-003")));

        assertThat(score.testable()).containsExactly("PLANTED-001", "PLANTED-002", "PLANTED-003");
        assertThat(score.withoutDefect()).containsExactly("PLANTED-001");
    }

    @Test
    void aRuleThatCannotBeSeenIsNamedByWhatItTakes() {
        Score score = check();

        assertThat(score.unseen(catalogue.rules()))
                .containsEntry("there is no /dev/vhci (CONFIG_BT_HCIVHCI)", List.of("PLANTED-005"));
    }

    private Score check(Defect... defects) {
        return new Selfcheck(catalogue, Profiles.load()).check(List.of(defects), told::add);
    }

    private static Catalogue planted() {
        try {
            return Catalogue.load(
                    Path.of(SelfcheckTest.class.getResource("catalogue.yaml").toURI())
                            .getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
