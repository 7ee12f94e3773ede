/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kcovtck.errors.Nearest;
import org.kcovtck.errors.UsageException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.NodeType;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A mapping of a {@link YamlFile}. All its methods throw {@link UsageException} with file and line. */
final class YamlMap {
    private final YamlFile file;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();

    YamlMap(YamlFile file, Node node) {
        this.file = file;
        this.node = node;
        if (node.getNodeType() != NodeType.MAPPING) {
            throw wrong("a mapping of keys to values is wanted here");
        }
        for (NodeTuple pair : ((MappingNode) node).getValue()) {
            String key = scalar(pair.getKeyNode());
            if (values.put(key, pair.getValueNode()) != null) {
                throw file.wrong(pair.getKeyNode(), "'" + key + "' is there twice");
            }
        }
    }

    /** Refuses keys other than these. */
    void allow(Set<String> keys) {
        for (NodeTuple pair : ((MappingNode) node).getValue()) {
            String key = scalar(pair.getKeyNode());
            if (!keys.contains(key)) {
                throw file.wrong(
                        pair.getKeyNode(),
                        "unknown key '" + key + "'" + "; did you mean " + Nearest.to(key, keys) + "?");
            }
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> wrong("'" + key + "' is missing"));
    }

    Optional<String> optionalText(String key) {
        return Optional.ofNullable(values.get(key)).map(this::scalar);
    }

    /** A list of words, empty when the key is not there. */
    List<String> texts(String key) {
        return nodes(key).stream().map(this::scalar).toList();
    }

    /** A list of mappings, empty when the key is not there. */
    List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        nodes(key).forEach(each -> maps.add(new YamlMap(file, each)));
        return maps;
    }

    /** Says what is wrong with this mapping. */
    UsageException wrong(String what) {
        return file.wrong(node, what);
    }

    /** Says what is wrong with the value of a key. */
    UsageException wrong(String key, String what) {
        return file.wrong(values.getOrDefault(key, node), what);
    }

    private List<Node> nodes(String key) {
        return values.containsKey(key) ? file.list(values.get(key)) : List.of();
    }

    private String scalar(Node value) {
        if (value.getNodeType() != NodeType.SCALAR) {
            throw file.wrong(value, "a text is wanted here");
        }
        String text = ((ScalarNode) value).getValue();
        if (text.isBlank()) {
            throw file.wrong(value, "a text is wanted here, and there is none");
        }
        return text;
    }
}
