/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcovtck.errors.UsageException;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Pitfall;

class MutantListTest {
    private static final String PATCH = "+if (MUTANT(1, forgets)) {\n+if (!MUTANT(2, leaks) && MUTANT(1, forgets))\n";

    @TempDir
    private Path folder;

    @Test
    void thePatchHasTheNumbersAndTheListTheRest() throws IOException {
        MutantList list = read(PATCH, """
                - name: forgets
                  about: It forgets.
                  rules: [EN-001, EN-002]
                  historic: [P-08]
                - {name: leaks, about: It leaks., sanitizer: true}
                """);

        assertThat(list.mutants()).extracting(Mutant::number).containsExactly(1, 2);
        Mutant forgets = list.named("forgets");
        assertThat(forgets.rules()).containsExactly("EN-001", "EN-002");
        assertThat(forgets.historic()).containsExactly("P-08");
        assertThat(forgets.sanitizer()).isFalse();
        assertThat(list.named("leaks").sanitizer()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            MUTANT(1, a)                | - {name: b, about: x}                          | yaml:1: PATCH has no mutant b, or this is the second
            MUTANT(1, a) MUTANT(2, b)   | - {name: a, about: x}                          | yaml lacks mutants of 7.3.patch: b
            MUTANT(1, a)                | - {name: a, about: x}\\n- {name: a, about: x}  | yaml:2: PATCH has no mutant a, or this is the second
            MUTANT(1, a) MUTANT(2, a)   | - {name: a, about: x}                          | patch: mutant a is number 1 and 2
            MUTANT(1, a) MUTANT(1, b)   | - {name: a, about: x}                          | patch: two mutants have the same number
            MUTANT(1, a)                | - {name: a}                                    | yaml:1: no about
            """)
    void whatDoesNotFitIsNamed(String patch, String list, String problem) {
        assertThatThrownBy(() -> read(patch, list.replace("\\n", "\n")))
                .isInstanceOf(UsageException.class)
                .hasMessage(folder.resolve("7.3.") + problem.replace("PATCH", folder.resolve("7.3.patch") + ""));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() throws IOException {
        MutantList list = read(PATCH, "- {name: forgets, about: x}\n- {name: leaks, about: x}\n");
        assertThatThrownBy(() -> list.named("forget"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("no mutant forget: nearest are forgets");
    }

    static Stream<Kernel> kernelsWithMutants() {
        return new VmImages(Path.of("vm-images"))
                .kernels().kernels().stream().filter(kernel -> kernel.mutants().isPresent());
    }

    @ParameterizedTest
    @MethodSource("kernelsWithMutants")
    void thoseOfTheProjectNameRulesAndPitfallsThatThereAre(Kernel kernel) {
        List<String> pitfalls = Pitfall.all().stream().map(Pitfall::id).toList();
        for (Mutant mutant : kernel.mutants().orElseThrow().mutants()) {
            assertThat(mutant.rules()).as(mutant.name()).allMatch(Catalogue.load()::hasRule);
            assertThat(pitfalls).as(mutant.name()).containsAll(mutant.historic());
            assertThat(mutant.rules().isEmpty()
                            && mutant.equivalent().isEmpty()
                            && mutant.unseen().isEmpty()
                            && !mutant.sanitizer())
                    .as(mutant.name() + " has no rule that should notice")
                    .isFalse();
        }
    }

    private MutantList read(String patch, String list) throws IOException {
        Files.writeString(folder.resolve("7.3.yaml"), list);
        return MutantList.beside(Files.writeString(folder.resolve("7.3.patch"), patch));
    }
}
