/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcovtck.errors.UsageException;
import org.kcovtck.harness.Verdict;

class ResultFileTest {
    private static final KernelResult RESULT = Results.with(
            Results.of("7.3", "DEV-001", Verdict.CONFORMS, ""), "SIM-011", Verdict.NOT_APPLICABLE, "\u001b \"G7\"");

    @TempDir
    private Path folder;

    @Test
    void whatIsPublishedHasALineForEachRule() {
        assertThat(ResultFile.text(RESULT)).isEqualTo("""
                {
                  "schema": 1,
                  "target": "vm:7.3",
                  "release": "7.3.0",
                  "source": "linux-source-7.3",
                  "configSha256": "c0ffee",
                  "profile": "7.3",
                  "started": "2026-11-20T23:59:59.500Z",
                  "rules": [
                    {"id":"DEV-001","verdict":"conforms","reason":""},
                    {"id":"SIM-011","verdict":"not applicable","reason":"\\u001B \\"G7\\""}
                  ]
                }
                """);
    }

    @Test
    void whatIsPublishedIsReadAsItWas() throws IOException {
        assertThat(ResultFile.read(file(ResultFile.text(RESULT)))).isEqualTo(RESULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"target\": 1}", "null"})
    void whatIsNoResultIsRefused(String text) throws IOException {
        Path file = file(text);

        assertThatThrownBy(() -> ResultFile.read(file))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(file + " is no result of a run: ");
    }

    @Test
    void anUnknownVerdictIsRefused() throws IOException {
        Path file = file(ResultFile.text(RESULT).replace("not applicable", "splendid"));

        assertThatThrownBy(() -> ResultFile.read(file)).hasMessageEndingWith("there is no verdict splendid");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("result.json"), text);
    }
}
