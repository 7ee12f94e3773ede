/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that is ended by SIGKILL, in the middle of a test, where it tells a violation to a full pipe. */
class KilledRunTest {
    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void theTestsThatHadEndedHaveTheirResultsAndTheFolderIsFreeForTheNext() throws Exception {
        Path results = Files.createDirectory(folder.resolve("results"));
        FullPipe output = new FullPipe(folder.resolve("pipe"));
        String[] arguments = {"run", "--target", "sim:6.12", "--profile", "7.3", "--results", results.toString()};
        Process run =
                ChildJvm.of(folder, arguments).redirectOutput(output.file()).start();
        AllureFolder.awaitResults(results, 1);

        run.destroyForcibly();

        assertThat(run.waitFor()).isEqualTo(128 + 9);
        List<Path> left = AllureFolder.results(results);
        assertThat(left).isNotEmpty();
        for (Path result : left) {
            assertThat(new ObjectMapper()
                            .readTree(result.toFile())
                            .get("status")
                            .asText())
                    .isNotEmpty();
        }
        CommandLineRun next = CommandLineRun.of(
                "run", "--target", "sim:6.12", "--rule", "HANDLE-010", "--results", results.toString());
        assertThat(next.status()).isZero();
        assertThat(AllureFolder.results(results)).hasSize(1).doesNotContainAnyElementsOf(left);
    }
}
