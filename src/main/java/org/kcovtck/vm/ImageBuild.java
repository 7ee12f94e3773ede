/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Builds one image into its place in the cache, and the probe for its kernel: each there whole, or not at all. */
record ImageBuild(CacheFolder cache, BuildKey key, KernelSource source, KernelConfig config, ProbeSource probe) {
    /** Of a kernel with the configuration of {@code vm-images/}, as long as none has been counted. */
    static final int USUAL_OBJECTS = 1440;

    private static final String PROBE_KEY = "probe.key";
    /** In a work folder: the id of what its objects were made from. */
    private static final String BUILT = "built";

    /** The image's place. */
    Path folder() {
        return cache.images().resolve(key.id());
    }

    /** Whether there is nothing to build. */
    boolean isThere() {
        return Files.exists(folder()) && hasProbe();
    }

    @SuppressWarnings("try") // The lock is only held.
    void run(BuildProgress progress, int expectedObjects) {
        Path work = work();
        try (progress;
                BuildLock lock = BuildLock.take(work.resolve("lock"))) {
            // Another process may have built it while this one waited.
            if (!Files.exists(folder())) {
                build(work, progress, expectedObjects);
            }
            if (!hasProbe()) {
                progress.phase("probe");
                buildProbe(objects(work, progress, expectedObjects), work.resolve("probe"));
            }
        } catch (IOException e) {
            throw DiskFull.or(folder(), e);
        }
    }

    /** The kernel's objects; what a build of another kernel from the same source has made of them is made again. */
    @SuppressWarnings("try") // The lock is only held.
    Path objects(BuildProgress progress, int expectedObjects) {
        Path work = work();
        try (progress;
                BuildLock lock = BuildLock.take(work.resolve("lock"))) {
            return objects(work, progress, expectedObjects);
        } catch (IOException e) {
            throw DiskFull.or(work, e);
        }
    }

    private void build(Path work, BuildProgress progress, int expectedObjects) throws IOException {
        KernelBuild.Result built = makeKernel(work, progress, expectedObjects);
        progress.phase("image");
        Path half = work.resolve("image.half");
        HostCommand.of("rm", "-rf", half.toString()).orFail("cannot clear " + half);
        CacheFolder.makePrivate(half);
        Files.copy(built.bzImage(), half.resolve("bzImage"));
        Files.copy(built.dotConfig(), half.resolve("config"));
        Files.copy(built.log(), half.resolve("build.log"));
        ImageKeys.make(half);
        JsonFile.write(half.resolve("image.json"), info(built));
        Files.move(half, folder(), StandardCopyOption.ATOMIC_MOVE);
    }

    private KernelBuild.Result makeKernel(Path work, BuildProgress progress, int expectedObjects) throws IOException {
        Files.deleteIfExists(work.resolve(BUILT));
        KernelBuild.Result built = new KernelBuild(work, source, config, key.patches()).run(progress, expectedObjects);
        Atomically.write(work.resolve(BUILT), key.id());
        return built;
    }

    /** The kernel's objects. They are not kept with the image, so they may have to be made again. */
    private Path objects(Path work, BuildProgress progress, int expectedObjects) throws IOException {
        Path built = work.resolve(BUILT);
        if (!Files.exists(built) || !Files.readString(built).equals(key.id())) {
            makeKernel(work, progress, expectedObjects);
        }
        return KernelBuild.objects(work);
    }

    private void buildProbe(Path objects, Path work) throws IOException {
        Path module = probe.build(objects, work);
        Atomically.write(folder().resolve(ProbeSource.MODULE), Files.readAllBytes(module));
        Atomically.write(folder().resolve(PROBE_KEY), probe.key());
    }

    private boolean hasProbe() {
        try {
            Path stamp = folder().resolve(PROBE_KEY);
            return Files.exists(stamp) && Files.readString(stamp).equals(probe.key());
        } catch (IOException e) {
            throw DiskFull.or(folder(), e);
        }
    }

    private ImageInfo info(KernelBuild.Result built) {
        return new ImageInfo(
                built.release(),
                source.description(),
                key.patches().stream().map(Path::toString).toList(),
                Sha256.ofFile(built.dotConfig()),
                key.compiler(),
                built.size(),
                built.objects(),
                built.took().toSeconds());
    }

    /**
     * What is built from the same place has the same objects, whatever is patched or has changed there, so that a change
     * costs what make thinks it does.
     */
    private Path work() {
        boolean inPlace = key.patches().isEmpty() && source.tree().isPresent();
        String from = inPlace ? source.description() : source.place();
        String id = Sha256.of(
                        String.join("\n", from, key.compiler(), config.own().toString()))
                .substring(0, 20);
        return CacheFolder.makePrivate(cache.builds().resolve(id));
    }
}
