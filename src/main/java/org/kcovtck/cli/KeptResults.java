/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kcovtck.vm.CacheFolder;
import org.kcovtck.vm.Image;
import org.kcovtck.vm.Sha256;

/**
 * What was said of an image by these very suites; there is no need to ask again.
 *
 * @param classPath the code that says it; what is a folder there may be another tomorrow, so that nothing is kept then
 */
record KeptResults(CacheFolder cache, String classPath) {
    private static final Duration KEPT = Duration.ofDays(30);

    static KeptResults in(CacheFolder cache) {
        KeptResults kept = new KeptResults(cache, System.getProperty("java.class.path"));
        kept.dropOld(Instant.now());
        return kept;
    }

    /** Images and suites change, so that nobody asks for what is long past. */
    void dropOld(Instant now) {
        File[] files = cache.results().toFile().listFiles();
        Stream.of(files == null ? new File[0] : files)
                .filter(file -> file.lastModified() < now.minus(KEPT).toEpochMilli())
                .forEach(File::delete);
    }

    /** Where the result of a whole run with these options is kept, once there is one; nowhere when the code is no jar. */
    Optional<KeptResult> of(Image image, List<String> words) {
        if (!isSafe()) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(words);
        all.add(image.key());
        all.addAll(image.additions());
        code().forEach(jar -> all.add(Sha256.ofFile(jar)));
        return Optional.of(new KeptResult(cache.results().resolve(Sha256.brief(String.join("\n", all)) + ".json")));
    }

    /** Whether all code is known by its content. */
    boolean isSafe() {
        List<Path> code = code();
        return !code.isEmpty() && code.stream().noneMatch(Files::isDirectory);
    }

    private List<Path> code() {
        return Stream.of(classPath.split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> Files.isDirectory(path) || isOurs(path))
                .toList();
    }

    private static boolean isOurs(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith("kcov-tck") && name.endsWith(".jar");
    }
}
