/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kcovtck.harness.RuleVerdict;
import org.kcovtck.harness.RunResult;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;

class ConsoleReportTests {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final ConsoleReport console = new ConsoleReport(out, false);

    @Test
    void aViolatedRuleIsShownWithAllThatIsKnown() {
        console.summary(Runs.mixed("0"));

        assertThat(printed()).contains("""
                VIOLATES HANDLE-010
                  What HANDLE-010 states.
                  source    [RFC 1/3] kcov: remote coverage support (2019-10-17)
                            "if (kcov_remote_find(h))"
                  test      HandleRules.testHANDLE010
                  expected  EEXIST
                  got       0
                  reason    0
                  call      0
                  log       0
                            second line
                """);
    }

    @Test
    void knownIsOneLineAndWhatDoesNotApplyIsCountedByReason() {
        console.summary(Runs.mixed("commit\n1234"));

        assertThat(printed())
                .contains(
                        "\nKNOWN HANDLE-020 commit 1234\n",
                        "\nNOT APPLICABLE 2: commit 1234\n",
                        "\nBROKEN HANDLE-030\n")
                .doesNotContain("HANDLE-001", "USB-001");
    }

    @Test
    void theCountsOfRulesAreTheLastLine() {
        console.summary(Runs.mixed("why"));

        assertThat(printed()).endsWith("\nRULES 1 conforms, 1 violates, 1 known, 2 not applicable, 1 broken\n");
    }

    @Test
    void everySuiteHasALineWithItsCountsAndItsTime() {
        console.summary(Runs.mixed("why"));

        assertThat(printed().lines())
                .contains("sim:7.3, kernel 7.3.0, profile 7.3, 61.50 s")
                .containsSubsequence(
                        "suite   conforms  violates  known  not applicable  broken      time",
                        "handle         1         1      1               0       1    5.00 s",
                        "usb            0         0      0               2       0    2.50 s");
    }

    @Test
    void aFindingThatWasToldIsNotToldAgainInTheSummary() {
        RunResult run = Runs.mixed("why");
        RuleVerdict violated = run.rules().get(1);

        console.finding(violated.rule(), violated.tests().get(0));
        assertThat(printed()).startsWith("VIOLATES HANDLE-010\n");
        console.summary(run);

        assertThat(printed()).containsOnlyOnce("VIOLATES HANDLE-010");
    }

    @Test
    void ofCallsTheLastAreShownAndOfTheLogTheFirstLines() {
        List<String> lines = IntStream.range(0, 100).mapToObj(i -> "line" + i).toList();
        console.finding(
                Runs.rule("HANDLE-010"),
                new TestVerdict(
                        "HANDLE-010", "handle", "A.b", Verdict.VIOLATES, "", "", "", lines, lines, Duration.ZERO));

        assertThat(printed().lines().map(String::strip))
                .containsSubsequence("call      (88 before these)", "line88", "line99", "log       line0", "line39")
                .endsWith("(60 more)", "")
                .doesNotContain("line87", "line40");
    }

    @Test
    void noControlCharacterOfAGuestReachesTheTerminal() {
        console.summary(Runs.mixed(Runs.HOSTILE));

        assertThat(printed()).matches("[^\\p{Cc}\\p{Cf}\\p{Cs}\u2028&&[^\n]]*");
        assertThat(printed()).contains("\\x1b[2J\\x00\\x07\\x9b1m", "\\u202e\\ud800 \ud83d\ude00\\x7f\\ufffe");
    }

    @Test
    void colourIsForTheVerdictOnlyWhenAskedFor() {
        new ConsoleReport(out, true).summary(Runs.mixed("why"));

        assertThat(printed()).contains("\u001b[31mVIOLATES\u001b[0m HANDLE-010").endsWith(" broken\n");
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
