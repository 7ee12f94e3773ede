/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.errors.UsageException;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Rule;

class SelectionTest {
    private final Catalogue catalogue = Catalogue.load();

    @Test
    void whoNamesNothingGetsEveryRuleThatHasATest() {
        assertThat(select(List.of(), List.of()).rules())
                .containsExactlyElementsOf(catalogue.rules().stream()
                        .filter(rule -> rule.untested().isEmpty())
                        .toList());
    }

    @Test
    void suitesAndRulesAddUpInTheOrderOfTheCatalogue() {
        Selection selection = select(List.of("init"), List.of("HANDLE-010", "DEV-001"));

        List<String> ids = selection.rules().stream().map(Rule::id).toList();
        assertThat(ids).startsWith("DEV-001", "INIT-001").endsWith("HANDLE-010").doesNotHaveDuplicates();
        assertThat(selection.chapters()).containsExactly("device", "init", "handles");
        assertThat(selection.has("INIT-001")).isTrue();
        assertThat(selection.has("HANDLE-011")).isFalse();
    }

    @Test
    void aRuleOfANamedSuiteIsThereOnce() {
        assertThat(select(List.of("handles"), List.of("HANDLE-010")).rules())
                .containsExactlyElementsOf(select(List.of("handles"), List.of()).rules());
    }

    @Test
    void aRuleWithoutATestIsRefusedWithTheReason() {
        assertThatThrownBy(() -> select(List.of(), List.of("DEV-005")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("DEV-005 has no test: Lockdown");
    }

    @Test
    void anUnknownSuiteIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> select(List.of("handle"), List.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("no suite handle; did you mean handles, ");
    }

    @Test
    void anUnknownRuleIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> select(List.of(), List.of("HANDEL-010")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("no rule HANDEL-010; did you mean HANDLE-010, ");
    }

    private Selection select(List<String> suites, List<String> ids) {
        return Selection.of(catalogue, suites, ids);
    }
}
