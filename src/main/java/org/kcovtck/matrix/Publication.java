/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;
import org.kcovtck.report.ReportFile;
import org.kcovtck.report.TargetFileName;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;

/** A folder of published results: a file for each target, and the matrix of the kernels among them for people. */
public record Publication(Path folder, Catalogue catalogue, Profiles profiles) {
    private static final String SIMULATOR = "sim:";
    private static final String TITLE = """
            # Results

            What all rules came to on real kernels. Each file beside this one is the result on one target, for programs;
            those of `sim:` are the simulator's, which a test holds against the kernels'.

            """;

    /**
     * Publishes results in the place of what was published of the same targets.
     *
     * @throws BrokenException when a file cannot be written
     */
    public void add(List<KernelResult> results) {
        results.forEach(result -> ReportFile.save(file(result.target()), ResultFile.text(result)));
        ReportFile.save(matrixFile(), matrix());
    }

    /** What is published of a target. */
    public Optional<KernelResult> of(String target) {
        Path file = file(target);
        return Files.exists(file) ? Optional.of(ResultFile.read(file)) : Optional.empty();
    }

    /** All that is published, by file name. */
    public List<KernelResult> all() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(ResultFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UsageException("cannot read the folder " + folder, e);
        }
    }

    /** The matrix of the kernels that are published; what simulators do is no news of kernels. */
    String matrix() {
        List<Column> kernels = all().stream()
                .filter(result -> !result.target().startsWith(SIMULATOR))
                .map(Column::of)
                .toList();
        return TITLE + MatrixFormat.MD.text(Matrix.of(kernels, catalogue, profiles));
    }

    Path matrixFile() {
        return folder.resolve("matrix.md");
    }

    private Path file(String target) {
        return folder.resolve(TargetFileName.of(target) + ".json");
    }
}
