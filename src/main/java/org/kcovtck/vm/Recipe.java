/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.nio.file.Path;
import java.util.List;

/**
 * What to make an image from.
 *
 * @param name a name of {@code kernels.yaml}, or any with a source
 * @param source a kernel tree or tarball; null for the Debian package that the list names
 * @param patches applied to the source in this order
 */
public record Recipe(String name, Path source, List<Path> patches) {
    /** The kernel of the list as it is. */
    public static Recipe listed(String name) {
        return new Recipe(name, null, List.of());
    }
}
