/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.harness.Verdict.BROKEN;
import static org.kcovtck.harness.Verdict.CONFORMS;
import static org.kcovtck.harness.Verdict.NOT_APPLICABLE;
import static org.kcovtck.harness.Verdict.VIOLATES;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kcovtck.matrix.Judgement;
import org.kcovtck.matrix.KernelResult;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;

/** A gate's report in all its forms. */
class GateReportTest {
    private static final GateReport REFUSED = Results.report(Results.comparison("EN-003", CONFORMS, VIOLATES));
    private static final GateReport ACCEPTED = Results.report(Results.comparison("EN-003", CONFORMS, CONFORMS));
    private static final GateReport UNDECIDED = Results.report(Results.comparison("EN-003", CONFORMS, BROKEN));

    @Test
    void theLastLineOfTheTextIsTheConclusion() {
        assertThat(GateText.text(REFUSED)).endsWith("\nREFUSED: 1 rule is not as before\n");
        assertThat(GateText.text(REFUSED)).contains("\nNEW VIOLATION EN-003: conforms -> violates\n");
        assertThat(GateText.text(ACCEPTED)).endsWith("\nACCEPTED: nothing got worse\n");
        assertThat(GateText.text(UNDECIDED)).endsWith("\nUNDECIDED: no verdict on 1 rule\n");
    }

    @Test
    void manyRulesTakeAboutTenLines() {
        Map<String, Judgement> before = new LinkedHashMap<>();
        Map<String, Judgement> after = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            before.put("R-" + i, Results.judgement(CONFORMS, ""));
            after.put("R-" + i, Results.judgement(VIOLATES, "the count: 1, not 2"));
        }
        Comparison comparison =
                Comparison.of(Results.of(before), Results.of(after), List.of(), rule -> Optional.empty());

        assertThat(GateText.text(Results.report(comparison)).lines()).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void whatIsNotSeenForAnotherRulesReasonComesLast() {
        Map<String, Judgement> before = new LinkedHashMap<>();
        Map<String, Judgement> after = new LinkedHashMap<>();
        List.of("R-1", "R-2").forEach(rule -> before.put(rule, Results.judgement(CONFORMS, "")));
        after.put("R-1", Results.judgement(VIOLATES, "open() has to work before the rule can be seen"));
        after.put("R-2", Results.judgement(VIOLATES, "open()"));
        Comparison comparison =
                Comparison.of(Results.of(before), Results.of(after), List.of(), rule -> Optional.empty());

        assertThat(GateText.text(Results.report(comparison))).containsSubsequence("R-2: ", "R-1: ");
    }

    @Test
    void aMailHas72Columns() {
        GateReport report = Results.report(
                Results.violated(
                        "a: EBUSY, not 0",
                        "ioctl(3, KCOV_REMOTE_ENABLE, "
                                + "{trace_mode=0, area_size=512, num_handles=1, common_handle=0x0, handles=[0x100000000001000]}): 0"));

        assertThat(GateMail.text(report).lines()).allMatch(line -> line.length() <= 72);
        assertThat(GateMail.text(report)).contains("REFUSED: 1 rule is not as before");
    }

    @Test
    void ktapIsNotOkForWhatIsRefusedOrHasNoVerdict() {
        assertThat(GateKtap.text(REFUSED)).contains("\nnot ok 1 EN-003\n");
        assertThat(GateKtap.text(ACCEPTED)).contains("\nok 1 EN-003\n").startsWith("KTAP version 1\n1..1\n");
        assertThat(GateKtap.text(UNDECIDED)).contains("\nnot ok 1 EN-003 # ERROR no verdict\n");
        assertThat(GateKtap.text(Results.report(Results.violated("x", "x"))))
                .contains("\nok 1 EN-003 # XFAIL as before\n");
    }

    @Test
    void junitXmlHasFailuresAndErrors() {
        assertThat(GateJUnitXml.text(REFUSED))
                .contains("failures=\"1\" errors=\"0\"")
                .contains("<failure message=");
        assertThat(GateJUnitXml.text(UNDECIDED))
                .contains("failures=\"0\" errors=\"1\"")
                .contains("<error message=");
        assertThat(GateJUnitXml.text(ACCEPTED)).contains("failures=\"0\" errors=\"0\"");
    }

    @Test
    void jsonHasAll() throws Exception {
        var json = new ObjectMapper().readTree(GateJson.text(REFUSED));

        assertThat(json.path("accepted").asBoolean(true)).isFalse();
        assertThat(json.path("rules").path(0).path("change").asText()).isEqualTo("NEW VIOLATION");
        assertThat(json.path("rules").path(0).path("refused").asBoolean()).isTrue();
    }

    @Test
    void allFormsSayWhyThereIsNothingToCompare() throws Exception {
        GateReport refused = untested(Untested.refused("it does not build: make failed\n  kcov.c:1: error: <x>"));
        GateReport undecided = untested(Untested.undecided("no room on this disk"));

        assertThat(GateText.text(refused))
                .isEqualTo("gate\n  kcov.c:1: error: <x>\nREFUSED: it does not build: make failed\n");
        assertThat(GateText.text(undecided)).isEqualTo("gate\nUNDECIDED: no room on this disk\n");
        assertThat(GateMail.text(refused)).endsWith("\nREFUSED: it does not build: make failed\n");
        assertThat(GateMarkdown.text(refused))
                .startsWith("## REFUSED: it does not build")
                .contains("error: \\<x>");
        assertThat(GateKtap.text(refused))
                .startsWith("KTAP version 1\n# gate\n")
                .endsWith("\nBail out! REFUSED: it does not build: make failed\n");
        assertThat(GateJUnitXml.text(refused))
                .contains("tests=\"1\" failures=\"1\" errors=\"0\"")
                .contains("<failure message=\"REFUSED: it does not build: make failed\">")
                .contains("error: &lt;x");
        assertThat(GateJUnitXml.text(undecided))
                .contains("failures=\"0\" errors=\"1\"")
                .contains("<error message=\"UNDECIDED: no room on this disk\">");
        var json = new ObjectMapper().readTree(GateJson.text(undecided));
        assertThat(json.path("accepted").asBoolean(true)).isFalse();
        assertThat(json.path("conclusion").asText()).isEqualTo("UNDECIDED: no room on this disk");
        assertThat(json.path("untested").asText()).isEqualTo("no room on this disk");
        assertThat(json.path("head").path("target").asText()).isEqualTo("vm:head");
    }

    @Test
    void whatIsUndecidedIsNotAccepted() throws Exception {
        assertThat(List.of(ACCEPTED.decision(), REFUSED.decision(), UNDECIDED.decision()))
                .containsExactly(Decision.ACCEPTED, Decision.REFUSED, Decision.UNDECIDED);
        assertThat(new ObjectMapper()
                        .readTree(GateJson.text(UNDECIDED))
                        .path("accepted")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void withoutAnyVerdictNothingIsDecided() {
        GateReport report = Results.report(Results.comparison("EN-003", NOT_APPLICABLE, NOT_APPLICABLE));

        assertThat(report.decision()).isEqualTo(Decision.UNDECIDED);
        assertThat(GateText.text(report)).endsWith("\nUNDECIDED: no rule has a verdict on either kernel\n");
        assertThat(GateKtap.text(report)).endsWith("\nBail out! UNDECIDED: no rule has a verdict on either kernel\n");
    }

    private static GateReport untested(Untested untested) {
        return GateReport.without("gate", untested, "vm:base", "vm:head", Optional.empty(), Optional.empty());
    }

    @Test
    void markdownTakesNothingForMarkup() {
        GateReport report = Results.report(Results.violated("one", "<script>|*two*"));

        assertThat(GateMarkdown.text(report)).contains("\\<script>\\|\\*two\\*").startsWith("## REFUSED: ");
    }

    @Test
    void factsAreToldOnlyWhereThereAreSome() {
        assertThat(REFUSED.facts()).isEmpty();
        GateReport report = GateReport.of(
                "gate",
                REFUSED.comparison(),
                Optional.of(new PatchFacts(List.of("kernel/kcov.c"), List.of(), List.of(), List.of("EN-003"))),
                Optional.of(new BuildFacts(List.of("kernel/kcov.c: warning: x"), Optional.of("text +16"))),
                new UnseenRules(Map.of("there is no probe", 112L, "no /dev/vhci", 2L)),
                List.of());

        assertThat(report.facts())
                .containsExactly(
                        "files: kernel/kcov.c",
                        "source lines of rules: EN-003",
                        "new compiler warnings: kernel/kcov.c: warning: x",
                        "kernel size: text +16",
                        "rules seen on neither kernel: 112 (there is no probe), 2 (no /dev/vhci)");
        assertThat(GateJson.text(report)).contains("\"why\" : \"there is no probe\"", "\"rules\" : 112");
    }

    @Test
    void aRuleOfTheKernelsGenerationThatRunsOnNeitherIsUnseen() {
        Judgement noProbe = Results.judgement(NOT_APPLICABLE, "there is no probe");
        Judgement conforms = Results.judgement(CONFORMS, "");
        KernelResult base = Results.of(Map.of("SECT-001", noProbe, "INIT-006b", noProbe, "EN-003", conforms));
        KernelResult head = Results.of(Map.of("SECT-001", noProbe, "INIT-006b", noProbe, "EN-003", noProbe));

        // INIT-006b is of earlier kernels, and EN-003 was seen once.
        assertThat(UnseenRules.of(base, head, Profiles.load().named("7.3"), Catalogue.load())
                        .reasons())
                .containsExactly(Map.entry("there is no probe", 1L));
    }
}
