/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.kcovtck.errors.Nearest;
import org.kcovtck.errors.UsageException;

/**
 * All rules, in the order in which they are read and run: the chapters as {@code catalogue.yaml} lists them, and each
 * chapter's rules as its own file does.
 */
public final class Catalogue {
    private static final Set<String> CHAPTER_KEYS = Set.of("chapter", "about");

    private final Map<String, Chapter> chapters = new LinkedHashMap<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    private Catalogue(Function<String, YamlFile> files) {
        for (YamlMap entry : files.apply("catalogue.yaml").entries()) {
            entry.allow(CHAPTER_KEYS);
            Chapter chapter = new Chapter(entry.text("chapter"), entry.text("about"));
            if (chapters.put(chapter.name(), chapter) != null) {
                throw entry.wrong("chapter", "chapter " + chapter.name() + " is listed twice");
            }
        }
        for (String chapter : chapters.keySet()) {
            files.apply(chapter + ".yaml").entries().forEach(entry -> add(entry, chapter));
        }
    }

    /**
     * The catalogue that is built in.
     *
     * @throws UsageException when one of its files is broken; the message has the file, the line and what is wrong
     */
    public static Catalogue load() {
        return new Catalogue(file -> YamlFile.resource("rules/" + file));
    }

    /** Like {@link #load()}, from the files of a folder. */
    public static Catalogue load(Path folder) {
        return new Catalogue(file -> YamlFile.in(folder, file));
    }

    public Collection<Rule> rules() {
        return Collections.unmodifiableCollection(rules.values());
    }

    public Collection<Chapter> chapters() {
        return Collections.unmodifiableCollection(chapters.values());
    }

    /**
     * The rule with this id.
     *
     * @throws UsageException when there is none; it names those with the nearest ids
     */
    public Rule rule(String id) {
        if (!rules.containsKey(id)) {
            throw new UsageException("no rule " + id + "; did you mean " + Nearest.to(id, rules.keySet())
                    + "? ./kcov-tck rules lists them all");
        }
        return rules.get(id);
    }

    public boolean hasRule(String id) {
        return rules.containsKey(id);
    }

    /**
     * The rules of a chapter.
     *
     * @throws UsageException when there is no such chapter; it names the nearest, and all
     */
    public List<Rule> chapter(String name) {
        if (!chapters.containsKey(name)) {
            throw new UsageException("no suite " + name + "; did you mean " + Nearest.to(name, chapters.keySet())
                    + "? There are " + String.join(", ", chapters.keySet()));
        }
        List<Rule> inIt = new ArrayList<>(rules.values());
        inIt.removeIf(rule -> !rule.chapter().equals(name));
        return inIt;
    }

    private void add(YamlMap entry, String chapter) {
        Rule rule = RuleEntry.read(entry, chapter);
        Rule other = rules.putIfAbsent(rule.id(), rule);
        if (other != null) {
            throw entry.wrong("id", rule.id() + " is the id of another rule, in chapter " + other.chapter());
        }
    }
}
