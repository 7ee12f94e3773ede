/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import java.util.List;
import java.util.Set;

/**
 * A text that says how KCOV behaves, as the list of its sentences. What is said twice in it is listed once.
 *
 * @param title its public title, or a file of the kernel's tree with its release
 * @param date {@code 2019-10-17}, or empty for a file of a release
 */
public record Document(String title, String date, List<Sentence> sentences) {
    private static final Set<String> KEYS = Set.of("document", "title", "date");
    private static final Set<String> SENTENCE_KEYS = Set.of("says", "rules", "no-rule");

    /**
     * All documents whose sentences the catalogue accounts for, the kernel's own first.
     *
     * @throws org.kcovtck.errors.UsageException when one of their files is broken, with its line
     */
    public static List<Document> all() {
        return YamlFile.resource("documents/documents.yaml").entries().stream()
                .map(Document::read)
                .toList();
    }

    private static Document read(YamlMap entry) {
        entry.allow(KEYS);
        String title = entry.text("title");
        String date = entry.optionalText("date").orElse("");
        YamlFile file = YamlFile.resource("documents/" + entry.text("document") + ".yaml");
        return new Document(
                title,
                date,
                file.entries().stream().map(each -> sentence(each, title, date)).toList());
    }

    private static Sentence sentence(YamlMap entry, String title, String date) {
        entry.allow(SENTENCE_KEYS);
        if (entry.has("rules") == entry.has("no-rule")) {
            throw entry.wrong("a sentence has 'rules', or the reason why there is 'no-rule' in it");
        }
        return new Sentence(
                new Source(title, date, entry.text("says")), entry.texts("rules"), entry.optionalText("no-rule"));
    }
}
