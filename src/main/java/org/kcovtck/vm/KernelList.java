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
import org.kcovtck.errors.UsageException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The kernels of a {@code kernels.yaml}, in its order. */
public record KernelList(List<Kernel> kernels) {
    /**
     * Reads the list.
     *
     * @throws UsageException naming file and line, when it is not a list of kernels
     */
    public static KernelList read(Path file) {
        List<Kernel> kernels = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node node : entries(file)) {
            YamlEntry entry = YamlEntry.of(file, node, Set.of("name", "package", "suite", "config"));
            String name = entry.text("name");
            if (!names.add(name)) {
                throw entry.error("a second kernel is called " + name);
            }
            kernels.add(new Kernel(name, entry.text("package"), entry.text("suite"), entry.lines("config")));
        }
        return new KernelList(List.copyOf(kernels));
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
