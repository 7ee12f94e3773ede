/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kcovtck.harness.Verdict;
import org.kcovtck.machine.Origin;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** A matrix in each format; the guest's words are never more than words. */
class MatrixFormatTest {
    private static final String HOSTILE =
            "\u001b[2J\u0000\n</td><script>alert(1)</script>&amp;\"'|[x](javascript:y)`*_\\\u202e\ud800";

    @ParameterizedTest
    @EnumSource
    void nothingOfAGuestActsOnATerminal(MatrixFormat format) {
        assertThat(format.text(hostile())).doesNotContainPattern("[\\p{Cntrl}\u202e&&[^\n]]");
    }

    @Test
    void htmlIsOneWellFormedPageThatNeedsNoOther() throws Exception {
        String text = MatrixFormat.HTML.text(hostile());
        Document page = parsed(text.replaceFirst("<!DOCTYPE html>", ""));

        assertThat(text).startsWith("<!DOCTYPE html>");
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("table").getLength()).isEqualTo(3);
        assertThat(text).doesNotContain("src=", "href=", "url(");
        assertThat(page.getDocumentElement().getTextContent()).contains("</td><script>alert(1)</script>&amp;\"'|");
    }

    @Test
    void inMarkdownAGuestCannotLeaveItsCell() {
        List<String> lines = MatrixFormat.MD.text(hostile()).lines().toList();

        assertThat(lines)
                .filteredOn(line -> line.startsWith("| HANDLE"))
                .allSatisfy(line -> assertThat(line.split("(?<!\\\\)\\|")).hasSize(5));
        assertThat(lines)
                .filteredOn(line -> line.contains("script"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains(
                                "\\</td>\\<script>alert(1)\\</script>\\&amp;\"'\\|\\[x\\](javascript:y)\\`\\*\\_\\\\"));
    }

    @Test
    void jsonHasAVerdictForEachTargetAndSaysWhy() throws Exception {
        JsonNode json = new ObjectMapper().readTree(MatrixFormat.JSON.text(hostile()));

        assertThat(json.at("/targets/0/target").asText()).isEqualTo("vm:6.12");
        assertThat(json.at("/targets/0/configSha256").asText()).isEqualTo("c0ffee");
        assertThat(json.at("/rules/0/verdicts/vm:6.12").asText()).isEqualTo("broken");
        assertThat(json.at("/rules/0/verdicts/vm:7.3").asText()).isEqualTo("conforms");
        assertThat(json.at("/rules/0/differs").asBoolean()).isTrue();
        assertThat(json.at("/rules/0/why/0").asText()).contains(HOSTILE.substring(6, 40));
    }

    @Test
    void textEndsWithALinePerTargetAndWhatItComesTo() {
        Matrix matrix = MatrixTest.matrix(
                Results.of("6.12", Results.SINCE_G7, Verdict.NOT_APPLICABLE, "x"),
                Results.of("7.3", Results.SINCE_G7, Verdict.CONFORMS, ""));

        assertThat(MatrixFormat.TEXT.text(matrix)).isEqualTo("""
                rule         vm:6.12         vm:7.3          why
                SIM-001      not applicable  conforms        since G7 (v7.2): local and remote collection by one task at the same time

                vm:6.12, kernel 6.12.0, profile 6.12, 0 conforms, 0 violates, 0 known, 1 not applicable, 0 broken
                vm:7.3, kernel 7.3.0, profile 7.3, 1 conforms, 0 violates, 0 known, 0 not applicable, 0 broken
                MATRIX 1 rules on 2 targets: 0 the same, 1 different, 0 unexplained
                """);
    }

    private static Matrix hostile() {
        KernelResult bad = Results.of("6.12", Results.ANYWHERE, Verdict.BROKEN, HOSTILE);
        return MatrixTest.matrix(
                new KernelResult(
                        bad.target(),
                        HOSTILE,
                        new Origin(HOSTILE, "c0ffee"),
                        bad.profile(),
                        bad.started(),
                        bad.rules()),
                Results.of("7.3", Results.ANYWHERE, Verdict.CONFORMS, ""));
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
