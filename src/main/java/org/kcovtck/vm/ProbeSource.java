/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;

/**
 * The probe module's C sources, {@code vm-images/probe}. They are built outside their folder, for each kernel anew.
 *
 * @param folder holds them and a Kbuild file
 */
record ProbeSource(Path folder) {
    static final String MODULE = "kcov_tck_probe.ko";

    private static final String WARNING = "WARNING: ";

    /** Names the sources' content. */
    String key() {
        StringBuilder all = new StringBuilder();
        files().forEach(file ->
                all.append(file.getFileName()).append(Sha256.ofFile(file)).append('\n'));
        return Sha256.of(all.toString());
    }

    /**
     * Builds the module.
     *
     * @param kernel where a kernel was built, with its Module.symvers
     * @param work a folder that is emptied first; build.log there says how it went
     * @return the module's file, in the work folder
     * @throws BrokenException when the compiler or modpost complains of anything
     */
    Path build(Path kernel, Path work) {
        try {
            HostCommand.of("rm", "-rf", work.toString()).orFail("cannot clear " + work);
            Files.createDirectories(work);
            for (Path file : files()) {
                Files.copy(file, work.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw DiskFull.or(work, e);
        }
        Path log = work.resolve("build.log");
        MakeLog made = new MakeLog();
        List<String> warnings = new ArrayList<>();
        HostCommand.Result result = HostCommand.of("make", "-C", kernel.toString(), "M=" + work, "modules")
                .log(log)
                .eachLine(line -> {
                    made.line(line);
                    if (line.startsWith(WARNING)) {
                        warnings.add(line);
                    }
                })
                .run();
        if (result.status() != 0 || !warnings.isEmpty()) {
            throw failed(kernel, log, made, warnings);
        }
        return work.resolve(MODULE);
    }

    private static BrokenException failed(Path kernel, Path log, MakeLog made, List<String> warnings) {
        List<String> lines = new ArrayList<>();
        lines.add("the probe does not build against the kernel in " + kernel + "; log: " + log);
        Stream.concat(made.firstErrors().stream(), warnings.stream()).forEach(line -> lines.add("  " + line));
        return new BrokenException(String.join("\n", lines));
    }

    private List<Path> files() {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UsageException("no sources of the probe in " + folder + ": " + e, e);
        }
    }
}
