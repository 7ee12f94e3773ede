/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kcovtck.errors.UsageException;

/** A broken file of the catalogue is told with its name, its line and what is wrong. */
class RuleFileTest {
    private static final String RULE = """
            - id: HANDLE-010
              statement: A handle is registered once.
              level: documented
              source:
                - title: kernel/kcov.c, v6.12
                  quote: if (kcov_remote_find(handle))
              since: G3
              until: G6
              needs: [usb]
              guards: [P-09]
            """;

    @TempDir
    private Path folder;

    @Test
    void aRuleIsReadWhole() throws IOException {
        write("handles.yaml", RULE);

        Rule rule = catalogue().rule("HANDLE-010");

        assertThat(rule.chapter()).isEqualTo("handles");
        assertThat(rule.level()).isEqualTo(Level.DOCUMENTED);
        assertThat(rule.sources())
                .containsExactly(new Source("kernel/kcov.c, v6.12", "", "if (kcov_remote_find(handle))"));
        assertThat(rule.versions()).isEqualTo("v5.5-v7.1");
        assertThat(rule.needs()).containsExactly(Need.USB);
        assertThat(rule.guards()).containsExactly("P-09");
        assertThat(rule.untested()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id: HANDLE-010      | id: HANDLE-10      | 1: 'HANDLE-10' is not an id like HANDLE-010
            id: HANDLE-010      | id: handle-010     | 1: 'handle-010' is not an id like HANDLE-010
            id: HANDLE-010      | id: HANDLE-010xy   | 1: 'HANDLE-010xy' is not an id like HANDLE-010
            statement:          | statment:          | 2: unknown key 'statment'; did you mean statement
            level: documented   | level: certain     | 3: 'certain' is not one of documented, de-facto, divergent
            title:              | tilte:             | 5: unknown key 'tilte'; did you mean title
            quote:              | date:              | 5: 'quote' is missing
            since: G3           | since: v5.5        | 7: 'v5.5' is not one of G1, G2, G3
            since: G3           | since: G7          | 7: since G7 is after until G6
            until: G6           | until: G9          | 8: 'G9' is not one of G1, G2, G3
            [usb]               | [USB]              | 9: 'USB' is not one of
            [usb]               | usb                | 9: a list is wanted here
            [P-09]              | [[P-09]]           | 10: a text is wanted here
            '- id: HANDLE-010'  | '- name: x'        | 1: unknown key 'name'; did you mean
            """)
    void aBrokenRuleIsToldWithItsLine(String part, String broken, String told) throws IOException {
        write("handles.yaml", RULE.replace(part, broken));

        String file = folder.getFileName() + "/handles.yaml:";
        assertThatThrownBy(this::catalogue).isInstanceOf(UsageException.class).hasMessageStartingWith(file + told);
    }

    @Test
    void aMissingKeyIsToldWithTheLineOfItsRule() throws IOException {
        write("handles.yaml", "\n" + RULE.replace("  statement: A handle is registered once.\n", ""));

        assertThatThrownBy(this::catalogue).hasMessageEndingWith("handles.yaml:2: 'statement' is missing");
    }

    @Test
    void aRuleWithoutASourceIsBroken() throws IOException {
        write("handles.yaml", RULE.replaceAll("(?s)  source:.*  since", "  since"));

        assertThatThrownBy(this::catalogue).hasMessageEndingWith("handles.yaml:1: 'source' is missing");
    }

    @Test
    void aDivergentRuleRaisesAQuestion() throws IOException {
        write("handles.yaml", RULE.replace("documented", "divergent"));

        assertThatThrownBy(this::catalogue)
                .hasMessageEndingWith("handles.yaml:3: a rule has a 'question' if it is divergent, and only then");
    }

    @Test
    void noOtherRuleRaisesOne() throws IOException {
        write("handles.yaml", RULE + "  question: Why?\n");

        assertThatThrownBy(this::catalogue)
                .hasMessageEndingWith("handles.yaml:3: a rule has a 'question' if it is divergent, and only then");
    }

    @Test
    void aQuestionIsRead() throws IOException {
        write("handles.yaml", RULE.replace("documented", "divergent") + "  question: Why?\n");

        assertThat(catalogue().rule("HANDLE-010").question()).hasValue("Why?");
    }

    @Test
    void anIdThatIsTakenIsToldWithItsLine() throws IOException {
        write("handles.yaml", RULE + RULE);

        assertThatThrownBy(this::catalogue)
                .hasMessageEndingWith("handles.yaml:11: HANDLE-010 is the id of another rule, in chapter handles");
    }

    @Test
    void aKeyThatIsThereTwiceIsToldWithItsLine() throws IOException {
        write("handles.yaml", RULE + "  level: divergent\n");

        assertThatThrownBy(this::catalogue)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("handles.yaml:11: ");
    }

    @Test
    void whatIsNotYamlIsToldWithItsLine() throws IOException {
        write("handles.yaml", RULE + "  fix: [\n");

        assertThatThrownBy(this::catalogue)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("handles.yaml:12: not valid YAML: ");
    }

    @Test
    void anEmptyFileIsBroken() throws IOException {
        write("handles.yaml", "# nothing\n");

        assertThatThrownBy(this::catalogue).hasMessageEndingWith("handles.yaml:1: the file is empty");
    }

    @Test
    void aFileThatIsNotThereIsTold() throws IOException {
        write("catalogue.yaml", "- {chapter: handles, about: handles}\n");

        assertThatThrownBy(() -> Catalogue.load(folder))
                .isInstanceOf(UsageException.class)
                .hasMessageEndingWith("handles.yaml: no such file");
    }

    private Catalogue catalogue() throws IOException {
        write("catalogue.yaml", "- {chapter: handles, about: handles}\n");
        return Catalogue.load(folder);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
