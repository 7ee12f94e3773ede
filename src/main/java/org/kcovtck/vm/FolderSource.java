/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kcovtck.errors.BrokenException;

/**
 * A kernel tree that somebody works in; nothing is written to it.
 *
 * @param inPlace whether it is built where it is, unless it is to be patched
 */
record FolderSource(Path folder, boolean inPlace) implements KernelSource {
    private static final String COPY = "tar -C \"$1\" --exclude=./.git -cf - . | tar -C \"$2\" -xf -";

    /** The same tree, copied before it is built, so that what is patched of it goes on from its objects. */
    FolderSource copied() {
        return new FolderSource(folder, false);
    }

    /** By name, size and time of every file, as make judges them; what is in {@code .git} is not built. */
    @Override
    public String identity() {
        List<String> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                    return dir.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(folder.relativize(file) + " " + attributes.size() + " "
                            + attributes.lastModifiedTime().toInstant());
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new BrokenException("cannot read all of " + folder + ", does something else write there? " + e, e);
        }
        files.sort(null);
        return "folder " + folder + " " + Sha256.of(String.join("\n", files));
    }

    @Override
    public String place() {
        return "folder " + folder;
    }

    @Override
    public String description() {
        return folder.toString();
    }

    @Override
    public void unpack(Path into) {
        HostCommand.of("bash", "-o", "pipefail", "-c", COPY, "bash")
                .and(List.of(folder.toString(), into.toString()))
                .in(into)
                .orFail("cannot copy " + folder);
    }

    @Override
    public Optional<Path> tree() {
        return Optional.of(folder).filter(tree -> inPlace);
    }
}
