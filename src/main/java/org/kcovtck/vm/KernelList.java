/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kcovtck.errors.UsageException;

/** The kernels of a {@code kernels.yaml}, in its order. */
public record KernelList(List<Kernel> kernels) {
    private static final Set<String> KEYS = Set.of("name", "of", "package", "suite", "config", "patches");

    /**
     * Reads the list.
     *
     * @throws UsageException naming file and line, when it is not a list of kernels
     */
    public static KernelList read(Path file) {
        List<Kernel> kernels = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlEntry entry : YamlEntry.all(file, KEYS)) {
            if (!names.add(entry.text("name"))) {
                throw entry.error("a second kernel is called " + entry.text("name"));
            }
            kernels.add(entry.has("of") ? flavour(file, entry, kernels) : kernel(file, entry));
        }
        return new KernelList(List.copyOf(kernels));
    }

    private static Kernel kernel(Path file, YamlEntry entry) {
        return new Kernel(
                entry.text("name"),
                entry.text("package"),
                entry.text("suite"),
                entry.lines("config"),
                patches(file, entry),
                false);
    }

    private static Kernel flavour(Path file, YamlEntry entry, List<Kernel> before) {
        String of = entry.text("of");
        Kernel base = before.stream()
                .filter(kernel -> kernel.name().equals(of))
                .findFirst()
                .orElseThrow(() -> entry.error("no kernel before this is called " + of));
        if (entry.has("package") || entry.has("suite")) {
            throw entry.error("a flavour has the source of " + of + ": leave package and suite out");
        }
        return new Kernel(
                entry.text("name"),
                base.packageName(),
                base.suite(),
                both(base.config(), entry.lines("config")),
                both(base.patches(), patches(file, entry)),
                true);
    }

    private static List<Path> patches(Path file, YamlEntry entry) {
        return entry.lines("patches").stream().map(file::resolveSibling).toList();
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Those that are no flavour of another. */
    public List<Kernel> plain() {
        return kernels.stream().filter(kernel -> !kernel.flavour()).toList();
    }

    /** The kernel of this name. */
    public Optional<Kernel> find(String name) {
        return kernels.stream().filter(kernel -> kernel.name().equals(name)).findFirst();
    }
}
