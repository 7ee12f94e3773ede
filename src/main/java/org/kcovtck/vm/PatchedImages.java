/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.kcovtck.errors.BrokenException;

/**
 * Images of kernels with somebody's patches, one for each that was judged. They can be made again, so only the last ones
 * are kept, and those of today, which a VM may run.
 */
record PatchedImages(CacheFolder cache, Consumer<String> notes) {
    static final int KEPT = 16;
    private static final String DROPPED = ".dropped-";
    private static final Duration FRESH = Duration.ofDays(1);

    /** A name file and what it says. */
    private record Named(Path file, Images.Name name, Instant used) {}

    void dropOld(Instant now) {
        try {
            removeDropped();
            Instant fresh = now.minus(FRESH);
            List<Named> old = names().stream()
                    .filter(named -> named.name().recipe().of() != null)
                    .sorted(Comparator.comparing(Named::used).reversed())
                    .skip(KEPT)
                    .filter(named -> named.used().isBefore(fresh))
                    .toList();
            for (Named named : old) {
                // Another gate may want it again by now.
                if (used(named.file()).equals(named.used())) {
                    Files.deleteIfExists(named.file());
                }
            }
            dropNameless(fresh);
            removeDropped();
        } catch (IOException | BrokenException e) {
            // The image that was asked for is there.
            notes.accept("cannot remove old images of patched kernels in " + cache.images() + ": " + e.getMessage());
        }
    }

    /** Also what a name stood for before its tree changed. At once, so that there is never half an image. */
    private void dropNameless(Instant fresh) throws IOException {
        Set<String> named = names().stream().map(each -> each.name().key()).collect(Collectors.toSet());
        try (var images = Files.list(cache.images())) {
            for (Path image : images.toList()) {
                String key = image.getFileName().toString();
                if (!named.contains(key)
                        && !key.startsWith(DROPPED)
                        && used(image).isBefore(fresh)) {
                    Files.move(image, image.resolveSibling(DROPPED + key));
                }
            }
        }
    }

    private static Instant used(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    /** Also those of a process that was ended meanwhile. */
    private void removeDropped() throws IOException {
        try (var images = Files.list(cache.images())) {
            images.filter(image -> image.getFileName().toString().startsWith(DROPPED))
                    .forEach(image ->
                            HostCommand.of("rm", "-rf", image.toString()).orFail("cannot delete " + image));
        }
    }

    private List<Named> names() {
        try (var files = Files.list(cache.names())) {
            return files.map(this::read).flatMap(Optional::stream).toList();
        } catch (IOException e) {
            throw DiskFull.or(cache.names(), e);
        }
    }

    private Optional<Named> read(Path file) {
        try {
            Instant used = used(file);
            return JsonFile.read(file, Images.Name.class)
                    .filter(name -> name.recipe() != null)
                    .map(name -> new Named(file, name, used));
        } catch (IOException e) {
            // Another process has dropped it.
            return Optional.empty();
        }
    }
}
