/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Rule;
import org.kcovtck.rules.Source;

/**
 * What can be seen of a patch without running it, and no rule may see.
 *
 * @param files that it touches
 * @param interface_ the lines of the user-space interface that go or come, with their signs: ioctl numbers and layouts
 * @param documents of KCOV's that it touches
 * @param rules whose source is there before it and not behind it
 */
public record PatchFacts(List<String> files, List<String> interface_, List<String> documents, List<String> rules) {
    private static final Set<String> INTERFACE = Set.of("include/uapi/linux/kcov.h");
    private static final Pattern DOCUMENT = Pattern.compile("Documentation/.*kcov.*");
    private static final Pattern FILE = Pattern.compile("[\\w./-]+/[\\w.-]+\\.(c|h|rst)");
    /** A line that is a comment, or a part of one, or nothing. */
    private static final Pattern COMMENT = Pattern.compile(".\\s*(/?\\*.*|//.*)?");

    public static PatchFacts of(Patch patch, Catalogue catalogue) {
        return new PatchFacts(
                patch.files(),
                patch.hunks().stream()
                        .filter(hunk -> INTERFACE.contains(hunk.file()))
                        .flatMap(hunk -> hunk.changed().stream())
                        .filter(Predicate.not(COMMENT.asMatchPredicate()))
                        .toList(),
                patch.files().stream().filter(DOCUMENT.asMatchPredicate()).toList(),
                catalogue.rules().stream()
                        .filter(rule -> changesSource(patch, rule))
                        .map(Rule::id)
                        .toList());
    }

    /** The files of a kernel's tree that something can be said of. */
    public static Set<String> files(Catalogue catalogue) {
        Set<String> files = new TreeSet<>(INTERFACE);
        catalogue.rules().stream()
                .flatMap(rule -> rule.sources().stream())
                .map(Source::path)
                .filter(FILE.asMatchPredicate())
                .forEach(files::add);
        return files;
    }

    private static boolean changesSource(Patch patch, Rule rule) {
        return rule.sources().stream()
                .anyMatch(source -> patch.hunks().stream().anyMatch(hunk -> changes(hunk, source)));
    }

    private static boolean changes(Patch.Hunk hunk, Source source) {
        String quote = words(source.quote());
        return hunk.file().equals(source.path())
                && words(hunk.before()).contains(quote)
                && !words(hunk.after()).contains(quote);
    }

    /** White space is not a matter of quotes. */
    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
