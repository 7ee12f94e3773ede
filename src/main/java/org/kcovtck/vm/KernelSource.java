/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kcovtck.errors.UsageException;

/** Where the files of a kernel come from. */
sealed interface KernelSource permits DebianSource, TarballSource, FolderSource, GitSource {
    /** What the user gave with {@code --source}. */
    static KernelSource of(Path path) {
        Path real = path.toAbsolutePath().normalize();
        if (Files.isRegularFile(real.resolve("Kbuild")) && Files.isDirectory(real.resolve("kernel"))) {
            return new FolderSource(real);
        }
        if (Files.isRegularFile(real)) {
            return new TarballSource(real);
        }
        throw new UsageException("no kernel source at " + path + ": give a kernel tree or a tarball of one");
    }

    /** Equal for equal files: part of what a build is cached by. */
    String identity();

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
