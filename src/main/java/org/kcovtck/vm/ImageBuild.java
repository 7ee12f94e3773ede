/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Builds one image into its place in the cache: there whole, or not at all. */
record ImageBuild(CacheFolder cache, BuildKey key, KernelSource source, KernelConfig config) {
    /** Of a kernel with the configuration of {@code vm-images/}, as long as none has been counted. */
    static final int USUAL_OBJECTS = 1440;

    void into(Path folder, BuildProgress progress, int expectedObjects) {
        Path work = CacheFolder.makePrivate(cache.builds().resolve(workId()));
        try (progress;
                FileChannel file =
                        FileChannel.open(work.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            // Another process may have built it while this one waited.
            if (lock.isValid() && !Files.exists(folder)) {
                build(folder, work, progress, expectedObjects);
            }
        } catch (IOException e) {
            throw DiskFull.or(folder, e);
        }
    }

    private void build(Path folder, Path work, BuildProgress progress, int expectedObjects) throws IOException {
        KernelBuild.Result built = new KernelBuild(work, source, config, key.patches()).run(progress, expectedObjects);
        progress.phase("image");
        Path half = work.resolve("image.half");
        HostCommand.of("rm", "-rf", half.toString()).orFail("cannot clear " + half);
        CacheFolder.makePrivate(half);
        Files.copy(built.bzImage(), half.resolve("bzImage"));
        Files.copy(built.dotConfig(), half.resolve("config"));
        Files.copy(built.log(), half.resolve("build.log"));
        ImageKeys.make(half);
        JsonFile.write(half.resolve("image.json"), info(built));
        Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private ImageInfo info(KernelBuild.Result built) {
        return new ImageInfo(
                built.release(),
                source.description(),
                key.patches().stream().map(Path::toString).toList(),
                Sha256.ofFile(built.dotConfig()),
                key.compiler(),
                built.objects(),
                built.took().toSeconds());
    }

    /** A tree that is being worked in keeps its objects from build to build; every other source has its own. */
    private String workId() {
        boolean inPlace = key.patches().isEmpty() && source.tree().isPresent();
        return inPlace
                ? "folder-"
                        + Sha256.of(source.description() + key.compiler() + config.text())
                                .substring(0, 20)
                : key.id();
    }
}
