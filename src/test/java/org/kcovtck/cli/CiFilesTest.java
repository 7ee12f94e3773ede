/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The files of docs/ci call a gate that there is. */
class CiFilesTest {
    /** From the command to the end of its options. */
    private static final Pattern GATE = Pattern.compile("kcov-tck gate .*?--programs \\S+", Pattern.DOTALL);

    private static final Pattern OPTION = Pattern.compile("(?<=\\s)--[a-z-]+");

    @ParameterizedTest
    @ValueSource(strings = {"github.yml", "gitlab-ci.yml", "Jenkinsfile", "lava.yaml"})
    void everyOptionIsOneOfTheGates(String file) throws IOException {
        String gate = GATE.matcher(Files.readString(Path.of("docs/ci", file)))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();

        assertThat(OPTION.matcher(gate).results().map(MatchResult::group))
                .contains("--junit", "--programs")
                .isSubsetOf(new CommandLine(new GateCommand())
                        .getCommandSpec()
                        .optionsMap()
                        .keySet());
    }
}
