/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;
import org.kcovtck.harness.RunResult;
import org.kcovtck.harness.TestVerdict;

class JsonReportTests {
    @TempDir
    Path folder;

    @Test
    void theDocumentHasTheFieldsThatItsJavadocNamesInThatOrder() throws Exception {
        JsonNode json = written(Runs.mixed("why"));

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "schema",
                        "target",
                        "release",
                        "source",
                        "configSha256",
                        "profile",
                        "started",
                        "milliseconds",
                        "counts",
                        "rules");
        assertThat(json.get("counts").toString())
                .isEqualTo("{\"conforms\":1,\"violates\":1,\"known\":1,\"notApplicable\":2,\"broken\":1}");
        assertThat(json.get("started").asText()).isEqualTo("2026-11-20T10:00:00.500Z");
        assertThat(json.get("milliseconds").asLong()).isEqualTo(61_500);
        assertThat(json.get("rules")).hasSize(6);
        JsonNode rule = json.get("rules").get(4);
        assertThat(rule.fieldNames())
                .toIterable()
                .containsExactly("id", "verdict", "reason", "statement", "level", "sources", "tests");
        assertThat(rule.get("verdict").asText()).isEqualTo("not applicable");
        assertThat(rule.get("level").asText()).isEqualTo("de-facto");
        assertThat(rule.at("/sources/0/date").asText()).isEqualTo("2019-10-17");
        assertThat(rule.at("/tests/0").fieldNames())
                .toIterable()
                .containsExactly(
                        "test", "suite", "verdict", "reason", "expected", "got", "calls", "log", "milliseconds");
    }

    @Test
    void textOfAGuestIsKeptToTheLetterAndSafeToShow() throws Exception {
        RunResult run = Runs.mixed(Runs.HOSTILE);
        JsonNode json = written(run);

        TestVerdict violated = run.rules().get(1).tests().get(0);
        JsonNode test = json.at("/rules/1/tests/0");
        assertThat(test.get("got").asText()).isEqualTo(violated.got());
        assertThat(test.at("/log/0").asText()).isEqualTo(violated.log().get(0));
        assertThat(test.at("/calls/0").asText()).isEqualTo(violated.calls().get(0));
        assertThat(Files.readString(folder.resolve("verdicts.json"))).matches("[ -~\n]*");
    }

    @Test
    void anOldFileIsReplacedAndNothingElseIsLeft() throws Exception {
        Files.writeString(folder.resolve("verdicts.json"), "old".repeat(10_000));

        written(Runs.mixed("why"));

        assertThat(folder.toFile().list()).containsExactly("verdicts.json");
    }

    @Test
    void aSymbolicLinkStaysOne() throws Exception {
        Path real = Files.createFile(folder.resolve("real.json"));
        Path link = Files.createSymbolicLink(folder.resolve("verdicts.json"), real);

        written(Runs.mixed("why"));

        assertThat(link).isSymbolicLink();
        assertThat(real).content().contains("\"schema\" : 1");
    }

    @Test
    void aFileThatCannotBeWrittenIsToldBeforeTheRunAndAfterIt() {
        Path nowhere = folder.resolve("no/such/verdicts.json");

        assertThatThrownBy(() -> ReportFile.check(nowhere))
                .isInstanceOf(UsageException.class)
                .hasMessage("cannot write " + nowhere + ": no such folder");
        assertThatThrownBy(() -> JsonReport.write(Runs.mixed("why"), nowhere)).isInstanceOf(BrokenException.class);
        assertThatThrownBy(() -> ReportFile.check(folder)).hasMessage("cannot write " + folder + ": it is a folder");
        assertThat(folder).isEmptyDirectory();
    }

    private JsonNode written(RunResult run) throws Exception {
        Path file = folder.resolve("verdicts.json");
        JsonReport.write(run, file);
        return new ObjectMapper().readTree(file.toFile());
    }
}
