/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kcovtck.errors.UsageException;

/** Where the files of a kernel come from. */
sealed interface KernelSource permits DebianSource, TarballSource, FolderSource, GitSource {
    /** What the user gave with {@code --source}. */
    static KernelSource of(Path path) {
        Path real = real(path);
        if (Files.isRegularFile(real.resolve("Kbuild")) && Files.isDirectory(real.resolve("kernel"))) {
            return new FolderSource(real, true);
        }
        if (Files.isRegularFile(real)) {
            return new TarballSource(real);
        }
        throw nothingAt(path);
    }

    /** What a link stands for: to walk a link finds nothing behind it. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw nothingAt(path);
        }
    }

    private static UsageException nothingAt(Path path) {
        return new UsageException("no kernel source at " + path + ": give a kernel tree or a tarball of one");
    }

    /** Equal for equal files: part of what a build is cached by. */
    String identity();

    /** Names where it is: what is there now and what was there before have most files, and so most objects, in common. */
    default String place() {
        return identity();
    }

    /** For people. */
    String description();

    /** Makes sure that what {@link #unpack} needs is on this machine. */
    default void fetch() {}

    /** Puts the kernel's tree into an empty folder. */
    void unpack(Path into);

    /** The tree itself, when it is there for building without being copied. */
    default Optional<Path> tree() {
        return Optional.empty();
    }
}
