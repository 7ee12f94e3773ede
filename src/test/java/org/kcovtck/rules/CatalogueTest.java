/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kcovtck.errors.UsageException;

/** Of the catalogue as it is; how its files are read is the matter of {@link RuleFileTest}. */
class CatalogueTest {
    private final Catalogue catalogue = Catalogue.load();

    @Test
    void allFilesAreListedAsChapters() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("suites/rules"))) {
            Set<String> names = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            names.remove("catalogue.yaml");

            assertThat(catalogue.chapters())
                    .extracting(chapter -> chapter.name() + ".yaml")
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void noChapterIsEmpty() {
        assertThat(catalogue.chapters())
                .allSatisfy(
                        chapter -> assertThat(catalogue.chapter(chapter.name())).isNotEmpty());
    }

    @Test
    void aStatementIsAShortSentence() {
        for (Rule rule : catalogue.rules()) {
            assertThat(rule.statement()).as(rule.id()).endsWith(".").hasSizeLessThan(180);
        }
    }

    @Test
    void aQuestionIsAsked() {
        List<String> questions = catalogue.rules().stream()
                .flatMap(rule -> rule.question().stream())
                .toList();

        assertThat(questions).hasSizeGreaterThanOrEqualTo(8).allMatch(question -> question.contains("?"));
    }

    @Test
    void aRuleIsFoundByItsId() {
        assertThat(catalogue.rule("HANDLE-010").statement()).contains("EEXIST");
    }

    @Test
    void anUnknownIdIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> catalogue.rule("HANDLE-099"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("no rule HANDLE-099; did you mean HANDLE-009, ");
    }

    @Test
    void anUnknownSuiteIsAnsweredWithTheNearestAndAll() {
        assertThatThrownBy(() -> catalogue.chapter("handels"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("no suite handels; did you mean handles, ")
                .hasMessageContaining("There are device, configuration, ioctl, init");
    }

    @Test
    void noRuleNamesAFixThatNoProfileHas() {
        List<String> fixes = Profiles.load().all().stream()
                .flatMap(each -> each.fixes().stream())
                .toList();

        assertThat(catalogue.rules())
                .flatExtracting(rule -> Stream.concat(rule.fix().stream(), rule.without().stream())
                        .toList())
                .isSubsetOf(fixes);
    }

    @Test
    void noProfileKnowsAViolationOfARuleThatThereIsNot() {
        assertThat(Profiles.load().all())
                .flatExtracting(Profile::known)
                .extracting(KnownViolation::rule)
                .allSatisfy(id -> assertThat(catalogue.hasRule(id)).as(id).isTrue());
    }
}
