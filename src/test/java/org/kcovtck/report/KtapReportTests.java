/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verdict;

class KtapReportTests {
    @Test
    void aSuiteIsATestAndItsRulesAreSubtests() {
        List<KtapChecker.Test> suites = KtapChecker.read(KtapReport.text(Runs.mixed("why")));

        assertThat(suites).extracting(KtapChecker.Test::name).containsExactly("handle", "usb");
        assertThat(suites.get(0).subtests())
                .extracting(KtapChecker.Test::name)
                .containsExactly("HANDLE-001", "HANDLE-010", "HANDLE-020", "HANDLE-030");
        assertThat(suites.get(0).ok()).isFalse();
        assertThat(suites.get(1).ok()).isTrue();
        assertThat(suites.get(1).directive()).isEqualTo("SKIP");
    }

    @Test
    void everyVerdictHasItsDirective() {
        List<KtapChecker.Test> suites = KtapChecker.read(KtapReport.text(Runs.mixed("why")));

        List<KtapChecker.Test> rules = suites.get(0).subtests();
        assertThat(rules).extracting(KtapChecker.Test::ok).containsExactly(true, false, true, false);
        assertThat(rules).extracting(KtapChecker.Test::directive).containsExactly(null, null, "XFAIL", "ERROR");
        assertThat(rules).extracting(KtapChecker.Test::data).containsExactly("", "", "why", "why");
        assertThat(suites.get(1).subtests())
                .extracting(KtapChecker.Test::directive)
                .containsOnly("SKIP");
    }

    @Test
    void theEvidenceOfAViolationStandsBeforeItsResult() {
        KtapChecker.Test violated = KtapChecker.read(KtapReport.text(Runs.mixed("why")))
                .get(0)
                .subtests()
                .get(1);

        assertThat(violated.diagnostics())
                .containsExactly(
                        "test: HandleRules.testHANDLE010",
                        "expected: EEXIST",
                        "got: why",
                        "reason: why",
                        "call: why",
                        "log: why",
                        "log: second line");
    }

    @Test
    void aSuiteWithOnlyKnownViolationsPasses() {
        String text = KtapReport.text(
                Runs.run("sim:7.3", List.of(Runs.verdict("HANDLE-020", "handle", Verdict.KNOWN, "commit 1234"))));

        assertThat(KtapChecker.read(text)).singleElement().satisfies(suite -> {
            assertThat(suite.ok()).isTrue();
            assertThat(suite.directive()).isNull();
        });
    }

    @Test
    void textOfAGuestCannotLeaveItsLine() {
        String text = KtapReport.text(Runs.mixed(Runs.HOSTILE));

        assertThat(KtapChecker.read(text).get(0).subtests().get(3).data()).contains("ok 1 x \\x23 SKIP");
        assertThat(text).matches("[^\\p{Cc}\\p{Cf}\\p{Cs}\u2028&&[^\n]]*");
        assertThat(text).contains("# log: # Subtest: y\\u2028").doesNotContain("  # Subtest");
    }

    @Test
    void aRunOfNothingIsAnEmptyPlan() {
        assertThat(KtapReport.text(Runs.run("sim:7.3", List.of()))).startsWith("KTAP version 1\n1..0\n");
    }

    @Test
    void theCheckerRefusesWhatTheGrammarRefuses() {
        for (String wrong : List.of(
                "1..1\nok 1 a\n",
                "KTAP version 1\n1..2\nok 1 a\n",
                "KTAP version 1\n1..1\nok 2 a\n",
                "KTAP version 1\n1..1\nok 1 a\nok 2 b\n",
                "KTAP version 1\n1..1\nok 1 a # MAYBE b\n",
                "KTAP version 1\n1..1\n  KTAP version 1\n  1..1\n  not ok 1 b\nok 1 a\n",
                "KTAP version 1\n1..1\nstray\nok 1 a\n")) {
            assertThatThrownBy(() -> KtapChecker.read(wrong)).as(wrong).isInstanceOf(AssertionError.class);
        }
    }
}
