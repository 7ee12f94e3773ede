/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.harness.Verdict;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;

class PublicationTest {
    @TempDir
    private Path folder;

    @Test
    void eachTargetHasAFileAndTheKernelsHaveATable() throws IOException {
        Publication publication = publication();
        KernelResult kernel = Results.of("7.3", "HANDLE-010", Verdict.CONFORMS, "");
        KernelResult simulator = simulator();

        publication.add(List.of(kernel, simulator));

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("vm-7.3.json", "sim-7.3.json", "matrix.md");
        assertThat(publication.of("vm:7.3")).contains(kernel);
        assertThat(publication.of("vm:6.1")).isEmpty();
        assertThat(publication.all()).containsExactly(simulator, kernel);
        assertThat(Files.readString(folder.resolve("matrix.md")))
                .contains("| rule | vm:7.3 |", "| HANDLE-010 | conforms |")
                .doesNotContain("sim:7.3");
    }

    @Test
    void theTableHasWhatWasPublishedEarlier() {
        publication().add(List.of(Results.of("6.12", "HANDLE-010", Verdict.CONFORMS, "")));
        publication().add(List.of(Results.of("7.3", "HANDLE-010", Verdict.CONFORMS, "")));

        assertThat(folder.resolve("matrix.md")).content().contains("| rule | vm:6.12 | vm:7.3 |");
    }

    private Publication publication() {
        return new Publication(folder, Catalogue.load(), Profiles.load());
    }

    private static KernelResult simulator() {
        KernelResult kernel = Results.of("7.3", "HANDLE-010", Verdict.CONFORMS, "");
        return new KernelResult("sim:7.3", "7.3.0-sim", kernel.origin(), "7.3", kernel.started(), kernel.rules());
    }
}
