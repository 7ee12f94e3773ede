/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;

/**
 * One suite of Debian, read through apt with a sources list and a state of its own: nothing of the system's is changed
 * and no privilege needed. The mirror and the keys are those of the system's configuration; apt checks the signatures.
 */
final class AptArchive {
    private final String suite;
    private final Path folder;

    AptArchive(String suite, Path cache) {
        this.suite = suite;
        this.folder = CacheFolder.makePrivate(cache.resolve(suite));
    }

    /** The newest version of a package, from lists that are downloaded now. */
    String newestVersion(String packageName) {
        writeSources();
        HostCommand.Result update = apt("apt-get", "update", "-q");
        // apt calls it a success when no list could be had and old ones are there.
        if (update.status() != 0 || update.says("Failed to fetch")) {
            throw unreachable(update, "package lists of " + suite);
        }
        HostCommand.Result show = apt("apt-cache", "show", "--no-all-versions", packageName);
        return show.lines().stream()
                .filter(line -> line.startsWith("Version: "))
                .map(line -> line.substring("Version: ".length()))
                .findFirst()
                .orElseThrow(() -> new UsageException("no package " + packageName + " in " + suite
                        + ": correct vm-images/kernels.yaml or give --source DIR|TARBALL"));
    }

    /** The package's file, downloaded unless it is here already. */
    Path download(String packageName, String version) {
        Optional<Path> here = file(packageName, version);
        if (here.isPresent()) {
            return here.get();
        }
        if (!Files.exists(sources())) {
            writeSources();
        }
        HostCommand.Result result = apt("apt-get", "download", "-q", packageName + "=" + version);
        if (result.says(DiskFull.ERROR) || result.says("enough free space")) {
            throw DiskFull.at(folder, null);
        }
        return file(packageName, version)
                .orElseThrow(() -> result.says("was not found") || result.says("404")
                        ? new BrokenException(packageName + " " + version + " is no longer in " + suite
                                + ": take the present one with --update")
                        : unreachable(result, packageName));
    }

    private Optional<Path> file(String packageName, String version) {
        Path file = folder.resolve(packageName + "_" + version.replace(":", "%3a") + "_all.deb");
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    private BrokenException unreachable(HostCommand.Result result, String what) {
        String reason = result.lines().stream()
                .filter(line -> line.matches("(E|W|Err).*"))
                .findFirst()
                .orElse(result.lastLine());
        return new BrokenException(
                "cannot download " + what + ": check the network, or give --source DIR|TARBALL: " + reason);
    }

    private HostCommand.Result apt(String program, String... words) {
        for (String made : List.of("lists/partial", "cache/archives/partial")) {
            CacheFolder.makePrivate(folder.resolve(made));
        }
        return HostCommand.of(program)
                .and(options())
                .and(List.of(words))
                .in(folder)
                .run();
    }

    private List<String> options() {
        return Stream.of(
                        "Dir::Etc::sourcelist=" + sources(),
                        "Dir::Etc::sourceparts=/dev/null",
                        "Dir::State::lists=" + folder.resolve("lists"),
                        "Dir::State::status=/dev/null",
                        "Dir::Cache=" + folder.resolve("cache"),
                        "Acquire::Languages=none",
                        "Acquire::Retries=2",
                        // The folder is closed to the user that apt would change to.
                        "APT::Sandbox::User=" + System.getProperty("user.name"))
                .flatMap(option -> Stream.of("-o", option))
                .toList();
    }

    private void writeSources() {
        HostCommand.Result targets = HostCommand.of(
                        "apt-get", "indextargets", "--format", AptRepository.FORMAT, "Created-By: Packages")
                .run();
        List<AptRepository> repositories = targets.lines().stream()
                .flatMap(line -> AptRepository.parse(line).stream())
                .toList();
        AptRepository repository = AptRepository.serving(suite, repositories)
                .orElseThrow(() -> new UsageException("this machine's apt names no Debian archive that has " + suite
                        + ": add one to its sources, or give --source DIR|TARBALL"));
        try {
            Files.writeString(sources(), stanza(suite, repository, SignedBy.of(repository)));
        } catch (IOException e) {
            throw DiskFull.or(sources(), e);
        }
    }

    static String stanza(String suite, AptRepository repository, Optional<String> signedBy) {
        return "Types: deb\nURIs: " + repository.uri() + "\nSuites: " + suite + "\nComponents: main\n"
                + signedBy.map(keys -> "Signed-By: " + keys + "\n").orElse("");
    }

    private Path sources() {
        return folder.resolve("kcov-tck.sources");
    }
}
