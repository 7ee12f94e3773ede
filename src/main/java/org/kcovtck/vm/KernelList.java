/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kcovtck.errors.UsageException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

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
        for (Node node : entries(file)) {
            YamlEntry entry = YamlEntry.of(file, node, KEYS);
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

    private static List<Node> entries(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            LoadSettings settings =
                    LoadSettings.builder().setLabel(file.toString()).build();
            Node root = new Compose(settings)
                    .composeReader(reader)
                    .orElseThrow(() -> new UsageException(file + ":1: the list of kernels is empty"));
            if (root instanceof SequenceNode list) {
                return list.getValue();
            }
            throw new UsageException(file + ":1: expected a list of kernels");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new UsageException(file + ":" + line + ": " + e.getProblem(), e);
        } catch (IOException e) {
            throw new UsageException("cannot read " + file + ": run from the project's folder or set kcovtck.home", e);
        }
    }
}
