/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.kcovtck.errors.UsageException;

/** How a rule is written in a file of the catalogue. */
final class RuleEntry {
    private static final Set<String> KEYS = new LinkedHashSet<>(List.of(
            "id",
            "statement",
            "level",
            "question",
            "source",
            "since",
            "until",
            "fix",
            "without",
            "needs",
            "guards",
            "untested"));
    private static final Set<String> SOURCE_KEYS = Set.of("title", "date", "quote");

    private RuleEntry() {}

    /** @throws UsageException with file and line when the entry is not a rule */
    static Rule read(YamlMap entry, String chapter) {
        entry.allow(KEYS);
        Generation since = constant(entry, "since", Generation.values(), Generation::name);
        Generation until = entry.has("until")
                ? constant(entry, "until", Generation.values(), Generation::name)
                : Generation.values()[Generation.values().length - 1];
        if (since.compareTo(until) > 0) {
            throw entry.wrong("since", "since " + since + " is after until " + until);
        }
        Level level = constant(entry, "level", Level.values(), Level::text);
        if (entry.has("question") != (level == Level.DIVERGENT)) {
            throw entry.wrong("level", "a rule has a 'question' if it is divergent, and only then");
        }
        return new Rule(
                id(entry),
                chapter,
                entry.text("statement"),
                level,
                entry.optionalText("question"),
                sources(entry),
                since,
                until,
                entry.optionalText("fix"),
                entry.optionalText("without"),
                needs(entry),
                entry.texts("guards"),
                entry.optionalText("untested"));
    }

    private static String id(YamlMap entry) {
        String id = entry.text("id");
        if (!isId(id)) {
            throw entry.wrong("id", "'" + id + "' is not an id like HANDLE-010");
        }
        return id;
    }

    /** Letters, a hyphen, three digits, and possibly a letter. Not a regular expression: all ids pass here at start. */
    private static boolean isId(String id) {
        int hyphen = id.indexOf('-');
        int digits = hyphen + 1;
        boolean length = id.length() == digits + 3 || id.length() == digits + 4 && isLetter(id.charAt(digits + 3));
        return hyphen >= 2
                && length
                && id.substring(0, hyphen).chars().allMatch(c -> c >= 'A' && c <= 'Z')
                && id.substring(digits, digits + 3).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static List<Source> sources(YamlMap entry) {
        List<Source> sources = new ArrayList<>();
        for (YamlMap source : entry.maps("source")) {
            source.allow(SOURCE_KEYS);
            sources.add(
                    new Source(source.text("title"), source.optionalText("date").orElse(""), source.text("quote")));
        }
        if (sources.isEmpty()) {
            throw entry.wrong("'source' is missing");
        }
        return sources;
    }

    static Set<Need> needs(YamlMap entry) {
        Set<Need> needs = EnumSet.noneOf(Need.class);
        for (String need : entry.texts("needs")) {
            needs.add(constant(entry, "needs", need, Need.values(), Need::text));
        }
        return needs;
    }

    private static <E> E constant(YamlMap entry, String key, E[] constants, Function<E, String> text) {
        return constant(entry, key, entry.text(key), constants, text);
    }

    private static <E> E constant(YamlMap entry, String key, String wanted, E[] constants, Function<E, String> text) {
        List<String> names = new ArrayList<>();
        for (E constant : constants) {
            if (text.apply(constant).equals(wanted)) {
                return constant;
            }
            names.add(text.apply(constant));
        }
        throw entry.wrong(key, "'" + wanted + "' is not one of " + String.join(", ", names));
    }
}
