/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.suite.api.SelectClasses;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Chapter;
import org.kcovtck.rules.Need;
import org.kcovtck.rules.Rule;

/** The catalogue and the suites fit each other. */
class RuleTestTest {
    private final Catalogue catalogue = Catalogue.load();
    private final Map<String, List<RuleTest>> tests = catalogue.chapters().stream()
            .flatMap(chapter -> RuleTest.of(chapter.name()).stream())
            .collect(Collectors.groupingBy(RuleTest::rule));

    @Test
    void everyRuleHasATestOrTheReasonWhyNot() {
        assertThat(catalogue.rules())
                .allSatisfy(rule -> assertThat(tests.containsKey(rule.id()))
                        .as("%s is tested, or untested for a reason, and not both", rule.id())
                        .isNotEqualTo(rule.untested().isPresent()));
    }

    @Test
    void aTestThatMakesTheKernelWarnIsOfARuleThatNeedsThat() {
        assertThat(tests.values().stream()
                        .flatMap(List::stream)
                        .filter(test -> !test.warns().isEmpty()))
                .allSatisfy(test -> assertThat(catalogue.rule(test.rule()).needs())
                        .as(test.name())
                        .contains(Need.WARN));
    }

    @Test
    void noTestNamesARuleThatThereIsNot() {
        assertThat(tests.keySet())
                .isSubsetOf(catalogue.rules().stream().map(Rule::id).toList());
    }

    @Test
    void aTestIsInTheSuiteOfItsRulesChapter() {
        for (Chapter chapter : catalogue.chapters()) {
            Set<String> verified =
                    RuleTest.of(chapter.name()).stream().map(RuleTest::rule).collect(Collectors.toSet());

            assertThat(verified)
                    .isSubsetOf(catalogue.chapter(chapter.name()).stream()
                            .map(Rule::id)
                            .toList());
        }
    }

    @Test
    void aSuiteIsNamedLikeItsChapter() {
        assertThat(catalogue.chapters())
                .allSatisfy(chapter -> assertThat(RuleTest.suite(chapter.name())
                                .getAnnotation(SuiteName.class)
                                .value())
                        .isEqualTo(chapter.name()));
    }

    @Test
    void everyClassOfTestsIsInASuite() throws URISyntaxException {
        Set<String> selected = catalogue.chapters().stream()
                .map(chapter -> RuleTest.suite(chapter.name()).getAnnotation(SelectClasses.class))
                .flatMap(suite -> Stream.of(suite.value()))
                .map(each -> each.getSimpleName() + ".class")
                .collect(Collectors.toSet());
        File folder = new File(RuleTest.suite("device").getResource("").toURI());

        assertThat(folder.list((in, name) -> name.endsWith("Rules.class")))
                .containsExactlyInAnyOrderElementsOf(selected);
    }
}
