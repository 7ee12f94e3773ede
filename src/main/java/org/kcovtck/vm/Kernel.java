/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A kernel that the kit knows how to make: an entry of {@code vm-images/kernels.yaml}.
 *
 * @param name what the command line calls it
 * @param packageName the Debian package of its source
 * @param suite the Debian suite that has the package
 * @param config configuration lines after those that all kernels share
 * @param patches applied to the source in this order
 * @param flavour whether it is another kernel of the list made differently, and so not among those that "all" means
 */
public record Kernel(
        String name, String packageName, String suite, List<String> config, List<Path> patches, boolean flavour) {
    private static final Path MUTANTS = Path.of("mutants");

    /**
     * The wrong behaviours that can be switched on in it; none when it has no patch of {@code vm-images/mutants/}.
     *
     * @throws org.kcovtck.errors.UsageException when they cannot be read
     */
    public Optional<MutantList> mutants() {
        return patches.stream()
                .filter(patch -> patch.getParent().endsWith(MUTANTS))
                .findFirst()
                .map(MutantList::beside);
    }

    /** A kernel that the list does not have: its source is the user's. */
    static Kernel own(String name) {
        return new Kernel(name, "", "", List.of(), List.of(), false);
    }
}
