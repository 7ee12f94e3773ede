/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run on several targets says to its user and to the shell. */
class MatrixCommandTest {
    @TempDir
    private Path folder;

    @Test
    void whatDiffersIsExplainedByTheGeneration() {
        CommandLineRun run = matrix("sim:6.12,sim:7.3", "--rule", "SIM-001", "HANDLE-010");

        assertThat(run.out())
                .anyMatch(line -> line.matches("SIM-001 +not applicable +conforms +since G7 \\(v7\\.2\\): .*"))
                .noneMatch(line -> line.startsWith("HANDLE-010"));
        assertThat(run.lastLine()).isEqualTo("MATRIX 2 rules on 2 targets: 1 the same, 1 different, 0 unexplained");
        assertThat(run.status()).isZero();
    }

    @Test
    void aRuleThatAppliesAndIsViolatedIsUnexplainedAndStatusOne() {
        CommandLineRun run = matrix("sim:6.12,sim:7.3", "--rule", "SIM-001", "--profile", "7.3");

        assertThat(run.out()).anyMatch(line -> line.matches("SIM-001 +violates +conforms +UNEXPLAINED: .*sim:6.12.*"));
        assertThat(run.err()).contains("VIOLATES SIM-001");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void aTargetThatCannotBeRunCostsTheOthersNothing() throws IOException {
        Path identity = Files.createFile(folder.resolve("identity"));

        CommandLineRun run =
                matrix("ssh://127.0.0.1:1,sim:7.3", "--rule", "HANDLE-010", "--identity", identity.toString());

        assertThat(run.out())
                .anyMatch(line -> line.matches("HANDLE-010 +no verdict +conforms"))
                .anyMatch(line -> line.startsWith("ssh://127.0.0.1:1, no result, status 2: the identity "))
                .anyMatch(line -> line.startsWith("sim:7.3, kernel 7.3.0-sim, profile 7.3, 1 conforms"));
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void aKnownViolationIsGreenUntilTheRunIsStrict() {
        CommandLineRun lenient = matrix("sim:7.3", "--rule", "MOVE-007");
        CommandLineRun strict = matrix("sim:7.3", "--rule", "MOVE-007", "--strict");

        assertThat(lenient.status()).isZero();
        assertThat(strict.status()).isEqualTo(1);
        assertThat(strict.out()).isEqualTo(lenient.out());
    }

    @Test
    void nothingThatAppliesAnywhereIsNotGreen() {
        assertThat(matrix("sim:7.3", "--rule", "SIM-011").status()).isEqualTo(3);
    }

    @Test
    void theMatrixGoesToAFileInTheFormatThatIsAskedFor() throws IOException {
        Path file = folder.resolve("matrix.json");

        CommandLineRun run = matrix("sim:7.3", "--rule", "HANDLE-010", "--format", "json", "--output", file.toString());

        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.at("/rules/0/verdicts/sim:7.3").asText()).isEqualTo("conforms");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void whatIsPublishedIsHeldAgainstLaterRuns() throws IOException {
        Path published = Files.createDirectory(folder.resolve("published"));
        assertThat(matrix("sim:7.3", "--publish", published.toString()).status())
                .isZero();
        Path file = published.resolve("sim-7.3.json");

        CommandLineRun same = matrix("sim:7.3", "--against", published.toString());
        Files.writeString(file, Files.readString(file).replaceFirst("\"conforms\"", "\"violates\""));
        CommandLineRun other = matrix("sim:7.3", "--against", published.toString());

        assertThat(same.err()).noneMatch(line -> line.contains("not as published"));
        assertThat(same.status()).isZero();
        assertThat(other.err())
                .last()
                .asString()
                .matches("kcov-tck: not as published: [A-Z]+-[0-9]+: violates on sim:7.3, conforms on sim:7.3");
        assertThat(other.status()).isEqualTo(1);
    }

    @Test
    void aTargetOfWhichNothingIsPublishedDisagrees() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        CommandLineRun run = matrix("sim:7.3", "--rule", "HANDLE-010", "--against", empty.toString());

        assertThat(run.err()).contains("kcov-tck: not as published: nothing is published of sim:7.3");
        assertThat(run.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --targets sim:7.3,sim:7.4                 | no profile 7.4; did you mean 7.2, 7.3,
            --targets sim:7.3,vm:7.4                  | unknown kernel 7.4: nearest are
            --targets sim:7.3,smi:7.3                 | no target smi:7.3; did you mean sim:7.3,
            --targets sim:7.3 --rule HANDEL-010       | no rule HANDEL-010; did you mean HANDLE-010,
            --targets sim:7.3 --profile 9             | no profile 9; did you mean
            --targets sim:7.3 --output /no/folder/x   | cannot write /no/folder/x: no such folder
            --targets sim:7.3 --publish /no/folder    | /no/folder is no folder: make it, or name another
            --targets sim:7.3 --against /no/folder    | /no/folder is no folder: make it, or name another
            --targets sim:7.3 --quick --publish docs  | --publish is for runs of all rules:
            """)
    void whatIsWrongIsToldBeforeAnythingRuns(String arguments, String told) {
        CommandLineRun run = CommandLineRun.of(("matrix " + arguments).split(" "));

        assertThat(run.err()).singleElement().asString().startsWith("kcov-tck: " + told);
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    private CommandLineRun matrix(String targets, String... options) {
        List<String> words = new ArrayList<>(List.of("matrix", "--targets", targets));
        words.addAll(List.of("--results", folder.resolve("results").toString()));
        words.addAll(List.of(options));
        return CommandLineRun.of(words.toArray(String[]::new));
    }
}
