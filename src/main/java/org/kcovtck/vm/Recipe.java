/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.nio.file.Path;
import java.util.List;

/**
 * What to make an image from.
 *
 * @param name a name of {@code kernels.yaml}, or any other that is to stand for it
 * @param of the kernel that it is a variant of, or itself, if a gate makes it: then it is not kept for ever; else null
 * @param source a kernel tree or tarball; null for the Debian package that the list names
 * @param commit what of the source, which is a git tree then; null for the files that are there
 * @param patches applied to the source in this order
 * @param copied whether a tree is built from a copy even without patches, so that others can be made from its objects
 */
public record Recipe(String name, String of, Path source, String commit, List<Path> patches, boolean copied) {
    /** From a tree where it is, unless there are patches. */
    public Recipe(String name, String of, Path source, String commit, List<Path> patches) {
        this(name, of, source, commit, patches, false);
    }

    /** The kernel of the list as it is. */
    public static Recipe listed(String name) {
        return new Recipe(name, null, null, null, List.of());
    }

    /** From a tree or a tarball of the user's, or the list's own source if that is null. */
    public static Recipe own(String name, Path source, List<Path> patches) {
        return new Recipe(name, null, source, null, patches);
    }

    /** The same from a copy, if it is of a tree of the user's. */
    public Recipe fromCopy() {
        return source == null ? this : new Recipe(name, of, source, commit, patches, true);
    }

    /** The entry of the list that says how it is configured. */
    String kernel() {
        return of == null ? name : of;
    }
}
