/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Pitfall;

class RulesJsonTests {
    private final Catalogue catalogue = Catalogue.load();

    @Test
    void theDocumentHasTheFieldsThatItsJavadocNamesInThatOrder() throws JsonProcessingException {
        JsonNode json = json();

        assertThat(json.fieldNames()).toIterable().containsExactly("schema", "chapters", "rules", "pitfalls");
        assertThat(json.at("/chapters/0").fieldNames()).toIterable().containsExactly("chapter", "about");
        assertThat(json.at("/pitfalls/0").fieldNames()).toIterable().containsExactly("id", "about", "unguarded");
        assertThat(json.get("rules"))
                .hasSize(catalogue.rules().size())
                .allSatisfy(rule -> assertThat(rule.fieldNames())
                        .toIterable()
                        .containsExactly(
                                "id",
                                "chapter",
                                "statement",
                                "level",
                                "question",
                                "since",
                                "until",
                                "versions",
                                "fix",
                                "without",
                                "needs",
                                "guards",
                                "sources",
                                "tests",
                                "untested"));
    }

    @Test
    void aRuleIsThereWhole() throws JsonProcessingException {
        JsonNode rule = rule("EN-004");

        assertThat(rule.get("chapter").asText()).isEqualTo("enable");
        assertThat(rule.get("level").asText()).isEqualTo("de-facto");
        assertThat(rule.get("question").asText()).isEmpty();
        assertThat(rule.get("versions").asText()).isEqualTo("v4.6-v5.4");
        assertThat(rule.get("since").asText()).isEqualTo("G1");
        assertThat(rule.get("until").asText()).isEqualTo("G2");
        assertThat(rule.get("without").asText()).isEqualTo("double-association");
        assertThat(rule.at("/sources/0/title").asText()).isEqualTo("kernel/kcov.c, v5.10");
        assertThat(rule.at("/tests/0").asText()).isEqualTo("EnableRules.aSecondDescriptorTakesTheTaskFromTheFirst");
    }

    @Test
    void aDivergentRuleHasItsQuestion() throws JsonProcessingException {
        assertThat(rule("DOC-001").get("question").asText()).startsWith("Should the document say bits 32 to 55?");
    }

    private JsonNode rule(String id) throws JsonProcessingException {
        for (JsonNode rule : json().get("rules")) {
            if (rule.get("id").asText().equals(id)) {
                return rule;
            }
        }
        throw new AssertionError("no rule " + id);
    }

    private JsonNode json() throws JsonProcessingException {
        return new ObjectMapper().readTree(RulesJson.of(catalogue, Pitfall.all()));
    }
}
