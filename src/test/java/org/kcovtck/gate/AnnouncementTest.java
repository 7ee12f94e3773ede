/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.harness.Verdict.CONFORMS;
import static org.kcovtck.harness.Verdict.NOT_APPLICABLE;
import static org.kcovtck.harness.Verdict.VIOLATES;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verdict;
import org.kcovtck.matrix.KernelResult;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;

/** What the step from one profile to another announces. */
class AnnouncementTest {
    private static final Profiles PROFILES = Profiles.load();
    /** Since G4; needs dummy_hcd. */
    private static final String USB = "USB-001";
    /** Known in 7.3 where the kernel checks its memory. */
    private static final String ONE_WORD = "SECT-034";

    @Test
    void whatSeparatesTwoProfilesIsAnnounced() {
        assertThat(announced(USB, "5.5", NOT_APPLICABLE, "5.8", CONFORMS)).contains("conforms");
        assertThat(announced(USB, "5.5", NOT_APPLICABLE, "5.8", VIOLATES)).contains("conforms");
        assertThat(announced(USB, "5.8", CONFORMS, "5.10", CONFORMS)).isEmpty();
    }

    @Test
    void aRuleWhoseNeedsAreNotThereIsNotAnnounced() {
        assertThat(announced(USB, "5.5", NOT_APPLICABLE, "5.8", NOT_APPLICABLE)).isEmpty();
        assertThat(announced(USB, "5.8", NOT_APPLICABLE, "5.5", NOT_APPLICABLE)).isEmpty();
    }

    @Test
    void neitherIsAKnownViolationThatCannotBeSeenThere() {
        assertThat(announced(ONE_WORD, "7.2", CONFORMS, "7.3", VIOLATES)).contains("violates");
        assertThat(announced(ONE_WORD, "7.2", CONFORMS, "7.3", CONFORMS)).isEmpty();
    }

    private static Optional<String> announced(String rule, String base, Verdict before, String head, Verdict after) {
        return new Announcement(Optional.empty(), PROFILES.named(base), PROFILES.named(head), Catalogue.load())
                .forThe(result(rule, before), result(rule, after))
                .apply(rule);
    }

    private static KernelResult result(String rule, Verdict verdict) {
        return Results.of(Map.of(rule, Results.judgement(verdict, "")));
    }
}
