/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kcovtck.errors.UsageException;
import org.kcovtck.errors.Visible;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeType;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A YAML file that is a list of mappings, read as a tree of nodes so that whatever is wrong in it can be said with its
 * line. Such errors are {@link UsageException}s that begin with {@code rules/handles.yaml:12:}.
 */
final class YamlFile {
    private final String name;
    private final List<YamlMap> entries = new ArrayList<>();

    private YamlFile(String name, InputStream bytes) {
        this.name = name;
        // The label is ours: the library's own messages are not shown.
        LoadSettings settings = LoadSettings.builder().setLabel(name).build();
        try {
            Node root = new Compose(settings)
                    .composeInputStream(bytes)
                    .orElseThrow(() -> new UsageException(name + ":1: the file is empty"));
            for (Node entry : list(root)) {
                entries.add(new YamlMap(this, entry));
            }
        } catch (MarkedYamlEngineException e) {
            throw wrong(e.getProblemMark(), "not valid YAML: " + Visible.line(e.getProblem()));
        } catch (YamlEngineException e) {
            throw new UsageException(name + ": not valid YAML: " + Visible.line(e.getMessage()), e);
        }
    }

    /** Reads a resource of the class path. */
    static YamlFile resource(String name) {
        try (InputStream bytes = YamlFile.class.getResourceAsStream("/" + name)) {
            if (bytes == null) {
                throw new UsageException(name + ": no such file on the class path");
            }
            return new YamlFile(name, bytes);
        } catch (IOException e) {
            throw new UsageException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads a file of a folder; errors name it with the folder's name before it. */
    static YamlFile in(Path folder, String file) {
        return read(folder.getFileName() + "/" + file, folder.resolve(file));
    }

    /** Reads a file of the user's; errors name it as the user did. */
    static YamlFile at(Path file) {
        return read(file.toString(), file);
    }

    private static YamlFile read(String name, Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new YamlFile(name, bytes);
        } catch (NoSuchFileException e) {
            throw new UsageException(name + ": no such file", e);
        } catch (IOException e) {
            throw new UsageException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    List<YamlMap> entries() {
        return entries;
    }

    List<Node> list(Node node) {
        if (node.getNodeType() != NodeType.SEQUENCE) {
            throw wrong(node, "a list is wanted here");
        }
        return ((SequenceNode) node).getValue();
    }

    UsageException wrong(Node node, String what) {
        return wrong(node.getStartMark(), what);
    }

    private UsageException wrong(Optional<Mark> mark, String what) {
        String line = mark.map(at -> ":" + (at.getLine() + 1)).orElse("");
        return new UsageException(name + line + ": " + what);
    }
}
