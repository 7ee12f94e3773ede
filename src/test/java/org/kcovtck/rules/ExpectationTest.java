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

/** The file in which a patch says what it means to change. */
class ExpectationTest {
    @TempDir
    private Path folder;

    @Test
    void eachRuleHasItsVerdict() throws IOException {
        Expectation expectation =
                read("- rule: EN-003\n  becomes: violates\n- rule: SIM-001\n  becomes: not applicable\n");

        assertThat(expectation.of("EN-003")).contains("violates");
        assertThat(expectation.of("SIM-001")).contains("not applicable");
        assertThat(expectation.of("EN-001")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            - rule: EN-999;  becomes: violates                                    | :1: there is no rule EN-999
            - rule: EN-003;  becomes: broken                                      | :2: 'broken' is none of conforms, violates, not applicable
            - rule: EN-003                                                        | :1: 'becomes' is missing
            - rule: EN-003;  becomes: violates;- rule: EN-003;  becomes: conforms | :3: EN-003 is there twice
            rule: EN-003                                                          | :1: a list is wanted here
            - rule: EN-003;  become: violates                                     | :2: unknown key 'become'; did you mean becomes
            """)
    void whatIsWrongIsNamedWithItsLine(String text, String message) {
        assertThatThrownBy(() -> read(text.replace(";", "\n")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(folder.resolve("expect.yaml") + message);
    }

    private Expectation read(String text) throws IOException {
        return Expectation.read(Files.writeString(folder.resolve("expect.yaml"), text), Catalogue.load());
    }
}
