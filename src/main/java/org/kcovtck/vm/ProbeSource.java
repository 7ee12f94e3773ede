/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;

/**
 * The probe module's C sources, {@code vm-images/probe}. They are built outside their folder, for each kernel.
 *
 * @param folder holds them and a Kbuild file
 */
public record ProbeSource(Path folder) {
    static final String MODULE = "kcov_tck_probe.ko";

    private static final String LOG = "build.log";

    /** Not what a build in the folder itself has left there. */
    private static final Pattern SOURCE = Pattern.compile("Kbuild|.*\\.[ch](?<!\\.mod\\.c)");

    private static final String WARNING = "WARNING: ";

    /**
     * The module for a kernel that the user has built.
     *
     * @param kernel where it was built, or what a distribution's headers package calls {@code build}
     * @throws UsageException when that is no such folder
     * @throws BrokenException when the module does not build against it
     */
    public Path buildFor(Path kernel, CacheFolder cache) {
        Path real = kernel.toAbsolutePath().normalize();
        for (String file : List.of("Makefile", "Module.symvers", ".config")) {
            if (!Files.exists(real.resolve(file))) {
                throw new UsageException("no kernel was built in " + kernel + ", which has no " + file
                        + ": give the folder where make has left vmlinux and modules");
            }
        }
        String name = "probe-" + Sha256.of(real.toString()).substring(0, 20);
        return buildAlone(real, CacheFolder.makePrivate(cache.builds().resolve(name)));
    }

    /** Two kernels that were built in one folder may be tested at the same time. */
    @SuppressWarnings("try") // The lock is only held.
    private Path buildAlone(Path kernel, Path work) {
        try (BuildLock lock = BuildLock.take(Path.of(work + ".lock"))) {
            return build(kernel, work);
        } catch (IOException e) {
            throw DiskFull.or(work, e);
        }
    }

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
     * @param work a folder of its own; what an earlier build of the same kernel's has left there is gone on from, as make
     *     sees fit, and build.log there says how it went
     * @return the module's file, in the work folder
     * @throws BrokenException when the compiler or modpost complains of anything
     */
    Path build(Path kernel, Path work) {
        try {
            // What failed, if only by a warning, is done anew, or it would not be heard of again.
            if (!Files.exists(work.resolve(MODULE))) {
                HostCommand.of("rm", "-rf", work.toString()).orFail("cannot clear " + work);
            }
            copyTo(Files.createDirectories(work));
            Files.deleteIfExists(work.resolve(LOG));
        } catch (IOException e) {
            throw DiskFull.or(work, e);
        }
        Path log = work.resolve(LOG);
        MakeLog made = new MakeLog();
        List<String> warnings = new ArrayList<>();
        int jobs = Runtime.getRuntime().availableProcessors();
        HostCommand.Result result = HostCommand.of("make", "-C", kernel.toString(), "M=" + work, "-j" + jobs, "modules")
                .log(log)
                .eachLine(line -> {
                    made.line(line);
                    if (line.startsWith(WARNING)) {
                        warnings.add(line);
                    }
                })
                .run();
        Path module = work.resolve(MODULE);
        if (result.status() != 0 || !warnings.isEmpty()) {
            HostCommand.of("rm", "-f", module.toString()).run();
            throw failed(kernel, log, made, warnings);
        }
        return module;
    }

    /** Only what is another file than it was is newer than the objects made of it. */
    private void copyTo(Path work) throws IOException {
        for (Path old : sourcesIn(work)) {
            Path source = folder.resolve(old.getFileName());
            if (!Files.exists(source) || Files.mismatch(source, old) != -1) {
                Files.delete(old);
            }
        }
        for (Path file : files()) {
            Path copy = work.resolve(file.getFileName());
            if (!Files.exists(copy)) {
                Files.copy(file, copy);
            }
        }
    }

    private static BrokenException failed(Path kernel, Path log, MakeLog made, List<String> warnings) {
        List<String> lines = new ArrayList<>();
        lines.add("the probe does not build against the kernel in " + kernel + "; log: " + log);
        Stream.concat(made.firstErrors().stream(), warnings.stream()).forEach(line -> lines.add("  " + line));
        return new BrokenException(String.join("\n", lines));
    }

    private List<Path> files() {
        try {
            return sourcesIn(folder);
        } catch (IOException e) {
            throw new UsageException("no sources of the probe in " + folder + ": " + e, e);
        }
    }

    private static List<Path> sourcesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file ->
                            SOURCE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }
}
