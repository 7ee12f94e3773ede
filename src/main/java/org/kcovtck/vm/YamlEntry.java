/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kcovtck.errors.Nearest;
import org.kcovtck.errors.UsageException;
import org.kcovtck.errors.Visible;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One mapping of a YAML file that knows its lines, so that an error in it can name them. */
final class YamlEntry {
    private final Path file;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private YamlEntry(Path file, Node node) {
        this.file = file;
        this.node = node;
    }

    /**
     * The entries of a file that is a list of them, each with some of these keys and no others.
     *
     * @throws UsageException naming file and line, when it is something else
     */
    static List<YamlEntry> all(Path file, Set<String> keys) {
        try (var reader = Files.newBufferedReader(file)) {
            LoadSettings settings =
                    LoadSettings.builder().setLabel(file.toString()).build();
            Node root = new Compose(settings)
                    .composeReader(reader)
                    .orElseThrow(() -> new UsageException(file + ":1: the list is empty"));
            if (root instanceof SequenceNode list) {
                return list.getValue().stream()
                        .map(node -> of(file, node, keys))
                        .toList();
            }
            throw new UsageException(file + ":1: expected a list");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new UsageException(file + ":" + line + ": " + Visible.line(e.getProblem()), e);
        } catch (YamlEngineException | CharacterCodingException e) {
            throw new UsageException(file + ": not valid YAML: " + Visible.line(e.getMessage()), e);
        } catch (IOException e) {
            throw new UsageException("cannot read " + file + ": run from the project's folder or set kcovtck.home", e);
        }
    }

    private static YamlEntry of(Path file, Node node, Set<String> keys) {
        YamlEntry entry = new YamlEntry(file, node);
        if (!(node instanceof MappingNode mapping)) {
            throw entry.error("expected a mapping with "
                    + String.join(", ", keys.stream().sorted().toList()));
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = entry.scalar(tuple.getKeyNode());
            if (!keys.contains(key)) {
                throw entry.error(tuple.getKeyNode(), "unknown key " + key + ": nearest are " + Nearest.to(key, keys));
            }
            if (entry.values.put(key, tuple.getValueNode()) != null) {
                throw entry.error(tuple.getKeyNode(), "a second " + key);
            }
        }
        return entry;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) {
        if (!has(key)) {
            throw error("no " + key);
        }
        String text = scalar(values.get(key));
        if (text.isBlank()) {
            throw error(values.get(key), key + " is empty");
        }
        return text;
    }

    Optional<String> optional(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /** The texts of a list; none when the key is not there. */
    List<String> lines(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (!(values.get(key) instanceof SequenceNode list)) {
            throw error(values.get(key), key + " is not a list");
        }
        return list.getValue().stream().map(this::scalar).toList();
    }

    UsageException error(String problem) {
        return error(node, problem);
    }

    private UsageException error(Node where, String problem) {
        int line = where.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        return new UsageException(file + ":" + line + ": " + problem);
    }

    private String scalar(Node where) {
        if (where instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw error(where, "expected a word");
    }
}
