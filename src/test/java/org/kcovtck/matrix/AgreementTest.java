/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.matrix.Results.ANYWHERE;
import static org.kcovtck.matrix.Results.KNOWN;
import static org.kcovtck.matrix.Results.SINCE_G7;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kcovtck.harness.Verdict;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;

class AgreementTest {
    @ParameterizedTest
    @EnumSource
    void theSameVerdictIsAgreement(Verdict verdict) {
        assertThat(disagreements(
                        Results.of("7.3", ANYWHERE, verdict, "why"), Results.of("7.3", ANYWHERE, verdict, "because")))
                .isEmpty();
    }

    @Test
    void anotherVerdictIsNone() {
        assertThat(disagreements(
                        Results.of("7.3", KNOWN, Verdict.KNOWN, "x"), Results.of("7.3", KNOWN, Verdict.CONFORMS, "")))
                .containsExactly("MOVE-007: known on vm:7.3, conforms on vm:7.3");
    }

    @Test
    void aRuleThatOneOfThemHasNotIsNone() {
        assertThat(disagreements(Results.of("7.3"), Results.of("7.3", ANYWHERE, Verdict.CONFORMS, "")))
                .containsExactly("HANDLE-010: no verdict on vm:7.3, conforms on vm:7.3");
    }

    @Test
    void whatCouldNotBeSeenAgreesWithEveryVerdict() {
        KernelResult unseen = Results.of("7.3", KNOWN, Verdict.NOT_APPLICABLE, "no USB");

        assertThat(disagreements(unseen, Results.of("7.3", KNOWN, Verdict.KNOWN, "x")))
                .isEmpty();
        assertThat(disagreements(Results.of("7.3", KNOWN, Verdict.VIOLATES, "x"), unseen))
                .isEmpty();
    }

    @Test
    void whatDoesNotApplyToTheProfileDoesNotAgreeWithAVerdict() {
        assertThat(disagreements(
                        Results.of("6.12", SINCE_G7, Verdict.NOT_APPLICABLE, "since G7"),
                        Results.of("6.12", SINCE_G7, Verdict.CONFORMS, "")))
                .hasSize(1);
    }

    @Test
    void whatCanNoLongerBeSeenOnATargetIsAChange() {
        KernelResult then = Results.of("7.3", KNOWN, Verdict.KNOWN, "x");
        KernelResult now = Results.of("7.3", KNOWN, Verdict.NOT_APPLICABLE, "no USB");

        Agreement agreement = new Agreement(Catalogue.load(), Profiles.load());

        assertThat(agreement.changes(then, now)).containsExactly("MOVE-007: known on vm:7.3, not applicable on vm:7.3");
        assertThat(agreement.changes(then, then)).isEmpty();
    }

    private static List<String> disagreements(KernelResult one, KernelResult other) {
        return new Agreement(Catalogue.load(), Profiles.load()).disagreements(one, other);
    }
}
