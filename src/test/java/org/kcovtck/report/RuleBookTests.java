/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Pitfall;

class RuleBookTests {
    private static final Path BOOK = Path.of("docs/rules.md");

    private final Catalogue catalogue = Catalogue.load();
    private final String book = RuleBook.of(catalogue, Pitfall.all());

    @Test
    void theBookInTheRepositoryIsThatOfTheCatalogue() throws IOException {
        assertThat(Files.readString(BOOK))
                .as(BOOK + " is stale: make it anew by ./kcov-tck rules --format md")
                .isEqualTo(book);
    }

    @Test
    void aRuleHasItsVersionsItsSourceAndItsTest() {
        assertThat(book).contains("""
                ### SIM-011

                A task that has one descriptor enabled remotely cannot enable another locally; that fails with EBUSY.

                *v5.5 to v7.1, de facto*

                * kernel/kcov.c, v6.12: "if (kcov-\\>t != NULL \\|\\| t-\\>kcov != NULL) return -EBUSY; mode = kcov\\_get\\_mode(arg);"
                * Test: [BusyRules.aRemotelyEnabledTaskIsBusyForEnable](../suites/java/org/kcovtck/suites/BusyRules.java)
                """);
    }

    @Test
    void aDivergentRuleAsksItsQuestion() {
        String question = catalogue.rule("DOC-002").question().orElseThrow();

        assertThat(book).contains("* Question: " + question, "* [DOC-002](#doc-002): " + question);
    }

    @Test
    void aPitfallNamesTheRulesThatGuardAgainstIt() {
        assertThat(book).containsPattern("<a id=\"p-01\"></a>P-01: .* \\[EN-003]\\(#en-003\\)");
    }

    @Test
    void everyLinkLeadsSomewhere() {
        Set<String> anchors = all("(?:id=\"|### )([A-Za-z0-9-]+)")
                .map(name -> "#" + name.toLowerCase())
                .collect(Collectors.toSet());
        List<String> links = all("]\\(([^)]+)\\)").toList();

        assertThat(links).isNotEmpty().allMatch(link -> anchors.contains(link) || Files.exists(Path.of("docs", link)));
    }

    private Stream<String> all(String pattern) {
        return Pattern.compile(pattern).matcher(book).results().map((MatchResult found) -> found.group(1));
    }
}
