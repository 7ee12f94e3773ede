/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what happens. CI runs its commands; the transcript is held against a run here. */
class ReadmeTest {
    private static final String PROMPT = "$ ./kcov-tck ";

    @TempDir
    Path results;

    @Test
    void theTranscriptIsThatOfARun() throws IOException {
        List<String> transcript = block("```console");
        assertThat(transcript.get(0)).startsWith(PROMPT);

        String[] words = (transcript.get(0).substring(PROMPT.length()) + " --results " + results).split(" ");
        CommandLineRun run = CommandLineRun.of(words);

        assertThat(withoutTimes(run.out())).isEqualTo(withoutTimes(transcript.subList(1, transcript.size())));
    }

    private static List<String> block(String fence) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("README.md"));
        List<String> rest = lines.subList(lines.indexOf(fence) + 1, lines.size());
        return rest.subList(0, rest.indexOf("```"));
    }

    private static List<String> withoutTimes(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll(" +[0-9]+\\.[0-9]{2} s$", " TIME"))
                .toList();
    }
}
