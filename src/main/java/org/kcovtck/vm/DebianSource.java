/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.kcovtck.errors.BrokenException;

/** A version of a {@code linux-source-X} package: the kernel's tarball, with Debian's patches in it. */
record DebianSource(Kernel kernel, String version, Path cache) implements KernelSource {
    /** The version that was found when apt was last asked, so that later builds need no network. */
    static DebianSource of(Kernel kernel, Path cache, boolean update, Consumer<String> notes) {
        Path found = cache.resolve(kernel.packageName() + "." + kernel.suite() + ".version");
        try {
            if (update || !Files.exists(found)) {
                notes.accept("Asking apt for " + kernel.packageName() + " in " + kernel.suite());
                Atomically.write(found, new AptArchive(kernel.suite(), cache).newestVersion(kernel.packageName()));
            }
            return new DebianSource(kernel, Files.readString(found).strip(), cache);
        } catch (IOException e) {
            throw DiskFull.or(found, e);
        }
    }

    @Override
    public String identity() {
        return "debian " + kernel.packageName() + " " + version;
    }

    @Override
    public String description() {
        return kernel.packageName() + " " + version + " (" + kernel.suite() + ")";
    }

    @Override
    public void fetch() {
        file();
    }

    @Override
    public void unpack(Path into) {
        Path files = into.resolveSibling(into.getFileName() + ".deb");
        HostCommand.of("dpkg-deb", "-x", file().toString(), files.toString()).orFail("cannot unpack " + description());
        try (var listed = Files.list(files.resolve("usr/src"))) {
            Path tarball = listed.filter(
                            file -> file.getFileName().toString().startsWith(kernel.packageName() + ".tar"))
                    .findFirst()
                    .orElseThrow(() -> new BrokenException(description() + " has no kernel tarball in usr/src"));
            new TarballSource(tarball).unpack(into);
        } catch (IOException e) {
            throw new BrokenException(description() + " has no usr/src", e);
        } finally {
            HostCommand.of("rm", "-rf", files.toString()).run();
        }
    }

    private Path file() {
        return new AptArchive(kernel.suite(), cache).download(kernel.packageName(), version);
    }
}
