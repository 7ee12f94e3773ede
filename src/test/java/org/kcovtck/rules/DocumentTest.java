/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private final List<Document> documents = Document.all();

    @Test
    void everyFileIsListed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("suites/documents"))) {
            assertThat(files).hasSize(documents.size() + 1);
        }
    }

    @Test
    void noDocumentIsListedTwice() {
        assertThat(documents).extracting(Document::title).doesNotHaveDuplicates();
    }

    @Test
    void noSentenceIsListedTwice() {
        for (Document document : documents) {
            assertThat(document.sentences())
                    .extracting(sentence -> sentence.source().quote())
                    .as(document.title())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aSentenceHasRulesOrTheReasonWhyNot() {
        assertThat(documents)
                .flatExtracting(Document::sentences)
                .allMatch(sentence ->
                        sentence.rules().isEmpty() == sentence.noRule().isPresent());
    }

    @Test
    void aMailHasItsDate() {
        assertThat(documents)
                .filteredOn(document -> document.title().contains("kcov: "))
                .isNotEmpty()
                .allMatch(document -> document.date().matches("20[0-9]{2}-[0-9]{2}(-[0-9]{2})?"));
    }
}
