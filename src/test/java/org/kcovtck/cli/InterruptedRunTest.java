/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that gets the signal in the middle of a test. The test is held where it tells a violation, by a standard output
 * that takes nothing more until it is read.
 */
class InterruptedRunTest {
    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void theTestThatRunsIsTheLastAndWhatWasJudgedIsWritten() throws Exception {
        Path results = Files.createDirectory(folder.resolve("results"));
        Path json = folder.resolve("verdicts.json");
        FullPipe output = new FullPipe(folder.resolve("pipe"));
        Process run = ChildJvm.of(folder, arguments(results, json))
                .redirectOutput(output.file())
                .start();
        AllureFolder.awaitResults(results, 1);

        run.toHandle().destroy();

        try (BufferedReader errors = run.errorReader()) {
            assertThat(errors.lines().anyMatch(line -> line.startsWith("kcov-tck: interrupted")))
                    .isTrue();
            assertThat(output.lines()).last().asString().startsWith("RULES ");
        }
        assertThat(run.waitFor()).as("not 128 + SIGTERM").isEqualTo(3);

        JsonNode verdicts = new ObjectMapper().readTree(Files.readString(json));
        assertThat(verdicts.get("rules")).isNotEmpty();
        assertThat(verdicts.get("rules").findValuesAsText("suite")).doesNotContain("sections");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(results.resolve("sim-6.12/junit.xml").toFile())
                        .getElementsByTagName("testcase")
                        .getLength())
                .isEqualTo(verdicts.get("rules").findValues("test").size());
        assertThat(results.resolve("sim-6.12/results.ktap")).exists();
    }

    private static String[] arguments(Path results, Path json) {
        return List.of(
                        "run",
                        "--target",
                        "sim:6.12",
                        "--profile",
                        "7.3",
                        "--results",
                        results.toString(),
                        "--json",
                        json.toString())
                .toArray(String[]::new);
    }
}
