/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.rules.Catalogue;
import picocli.CommandLine;

class RulesCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void withoutArgumentsThereIsALineForEachRule() {
        assertThat(run()).isZero();

        assertThat(out.toString().lines())
                .hasSize(Catalogue.load().rules().size())
                .allMatch(line -> line.matches(
                        "[A-Z]+-[0-9]{3}[a-z]? +(documented|de-facto|divergent) +v[0-9.]+-(v[0-9.]+)? +.*"));
    }

    @Test
    void aLineIsCutToTheWidth() {
        String line = RuleText.line(Catalogue.load().rule("HANDLE-010"), 60);

        assertThat(line).hasSize(60).startsWith("HANDLE-010 ").endsWith("...");
    }

    @Test
    void aRuleIsShownInFull() {
        assertThat(run("HANDLE-010")).isZero();

        assertThat(out.toString())
                .startsWith("HANDLE-010  A handle is registered once in the whole system")
                .contains("level     de-facto")
                .contains("chapter   handles")
                .contains("versions  v5.5-")
                .contains("source    [RFC 1/3] kcov: remote coverage support (2019-10-17)")
                .contains("\"if (kcov_remote_find(handle))")
                .contains("tests     HandleRules.aRegisteredHandleIsRefusedToAnotherProcess");
    }

    @Test
    void aRuleWithoutATestSaysWhy() {
        assertThat(run("DEV-005")).isZero();

        assertThat(out.toString()).contains("untested  Lockdown cannot be lifted again");
    }

    @Test
    void quotesThatAreNotFoundAreNamed() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "nothing of it");

        assertThat(run("HANDLE-010", "--verify-quotes", folder.toString())).isEqualTo(1);

        assertThat(out.toString()).startsWith("HANDLE-010: not found: ").endsWith("QUOTES 0 found, 1 not found\n");
    }

    @Test
    void quotesMayBeInAnyOfTheFolders() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "if (kcov_remote_find(handle)) return ERR_PTR(-EEXIST);");
        Path other = Files.createDirectory(folder.resolve("other"));

        assertThat(run("HANDLE-010", "--verify-quotes", other.toString(), "--verify-quotes", folder.toString()))
                .isZero();
    }

    private int run(String... arguments) {
        return new CommandLine(new RulesCommand()).setOut(new PrintWriter(out)).execute(arguments);
    }
}
