/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** The times of a tree's files, by which make judges what was made of another tree that stood in its place. */
final class OldTimes extends SimpleFileVisitor<Path> {
    private final Path old;
    private final Path fresh;
    private final FileTime now = FileTime.from(Instant.now());

    private OldTimes(Path old, Path fresh) {
        this.old = old;
        this.fresh = fresh;
    }

    /** Makes the files of a fresh tree as old as the same ones of an old tree, and all others new. */
    static void keep(Path old, Path fresh) throws IOException {
        Files.walkFileTree(fresh, new OldTimes(old, fresh));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isRegularFile()) {
            Path before = old.resolve(fresh.relativize(file));
            // Not by time: all files of a commit have one, and so may two commits.
            boolean same = Files.isRegularFile(before, LinkOption.NOFOLLOW_LINKS) && Files.mismatch(file, before) < 0;
            Files.setLastModifiedTime(file, same ? Files.getLastModifiedTime(before) : now);
        }
        return FileVisitResult.CONTINUE;
    }
}
