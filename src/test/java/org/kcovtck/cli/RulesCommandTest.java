/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void aDivergentRuleShowsItsQuestion() {
        assertThat(run("DOC-002")).isZero();

        assertThat(out.toString())
                .contains("question  Should the comment drop \"and mmapped the file\", which has not been asked for");
    }

    @Test
    void theRuleBookIsWrittenToAFile() {
        Path file = folder.resolve("rules.md");

        assertThat(run("--format", "md", "--output", file.toString())).isZero();

        assertThat(out.toString()).isEqualTo(file + " written\n");
        assertThat(file).content().startsWith("# The rules of KCOV\n").contains("### HANDLE-010\n");
    }

    @Test
    void programsGetTheRulesOnStandardOutput() {
        assertThat(run("--format", "json")).isZero();

        assertThat(out.toString()).startsWith("{\n").contains("\"id\" : \"HANDLE-010\"");
    }

    @Test
    void aFileThatCannotBeWrittenIsTold() {
        assertThatThrownBy(() -> command().parseArgs("--format", "xml")).hasMessageContaining("text, md, json");
        assertThat(failure("--format", "md", "--output", "/nowhere/rules.md"))
                .isEqualTo("cannot write /nowhere/rules.md: no such folder");
    }

    @Test
    void aBookOfSomeRulesIsRefused() {
        assertThat(failure("--format", "json", "HANDLE-010")).isEqualTo("--format json is for all rules: name none");
    }

    @Test
    void coverageIsFourLinesAndWhatIsMissing() {
        assertThat(run("--coverage")).isZero();

        assertThat(out.toString().lines().limit(4).map(line -> line.replaceAll("[0-9]+", "n")))
                .containsExactly(
                        "SENTENCES n in n documents: n of no behaviour, n without a rule",
                        "RULES n: n untested for a reason, n with neither test nor reason",
                        "KERNELS n rules of n (n %) are tested on n.n, n.n, n.n, n.n, n.n",
                        "PITFALLS n: n guarded, n unguarded without a reason");
        assertThat(out.toString())
                .contains("\nUntested:\n  DEV-005     Lockdown cannot be lifted again")
                .contains("\nTested on the simulator only:\n");
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
        return command().execute(arguments);
    }

    private String failure(String... arguments) {
        StringBuilder message = new StringBuilder();
        command()
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    message.append(e.getMessage());
                    return 2;
                })
                .execute(arguments);
        return message.toString();
    }

    private CommandLine command() {
        return new CommandLine(new RulesCommand()).setOut(new PrintWriter(out));
    }
}
