/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kcovtck.errors.Nearest;
import org.kcovtck.errors.UsageException;
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

    static YamlEntry of(Path file, Node node, Set<String> keys) {
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
