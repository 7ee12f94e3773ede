/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcovtck.agent.RealAgent;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.KnownViolation;
import org.kcovtck.rules.Profiles;

/** What the suites have found is told so that it can be sent: with its rule, and with a program that shows it. */
class FindingsTest {
    private static final Path TEXT = Path.of("docs/findings.md");
    private static final Path PROGRAMS = Path.of("docs/findings");
    private static final int FEWER_LINES_THAN = 60;

    @TempDir
    private Path folder;

    static Stream<Path> programs() throws IOException {
        return Files.list(PROGRAMS).sorted();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aProgramIsShortAndCompilesWithoutWarnings(Path program) throws Exception {
        RealAgent.assumeBuilt();
        Path output = folder.resolve("output");

        Process compiler = new ProcessBuilder(
                        System.getenv().getOrDefault("CC", "cc"),
                        "-std=gnu11",
                        "-O2",
                        "-Wall",
                        "-Wextra",
                        "-Werror",
                        "-o",
                        "" + folder.resolve("program"),
                        "" + program)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(compiler.waitFor()).as(Files.readString(output)).isZero();
        assertThat(Files.readAllLines(program))
                .hasSizeLessThan(FEWER_LINES_THAN)
                .first()
                .isEqualTo("// SPDX-License-Identifier: Apache-2.0");
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aProgramIsToldOf(Path program) throws IOException {
        assertThat(Files.readString(TEXT)).contains("(findings/" + program.getFileName() + ")");
    }

    @Test
    void everyRuleThatIsNamedIsOne() throws IOException {
        Catalogue catalogue = Catalogue.load();

        assertThat(found("\\b[A-Z]{2,}-[0-9]{3}[a-z]?\\b")).isNotEmpty().allMatch(catalogue::hasRule);
    }

    @Test
    void everyKnownViolationHasItsReferenceThere() throws IOException {
        List<String> anchors = found("(?m)^## .*$").stream()
                .map(heading -> TEXT + "#" + heading.substring(3).toLowerCase().replace(' ', '-'))
                .toList();
        List<String> references = Profiles.load().all().stream()
                .flatMap(profile -> profile.known().stream())
                .map(KnownViolation::reference)
                .distinct()
                .toList();

        assertThat(references).isNotEmpty().isSubsetOf(anchors);
    }

    private static List<String> found(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(TEXT))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
