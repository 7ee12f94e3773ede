/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who uses the command wrongly is told so in one line, with what to do, and status 2. */
class WrongUseTest {
    @TempDir
    private Path results;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run --target sim:7.4                  | no profile 7.4; did you mean 7.2, 7.3,
            run --target smi:7.3                  | no target smi:7.3; did you mean sim:7.3,
            run --target ssh://host/path          | ssh://host/path is not of the form ssh://USER@HOST:PORT
            run --target ssh://a@b@c:x            | ssh://a@b@c:x is not of the form ssh://USER@HOST:PORT
            run --target ssh://root@127.0.0.1:1 --profile 6.13 | no profile 6.13; did you mean 6.1, 6.10, 6.12?
            run --suite handle                    | no suite handle; did you mean handles,
            run --rule HANDEL-010                 | no rule HANDEL-010; did you mean HANDLE-010,
            run --rule DEV-005                    | DEV-005 has no test: Lockdown
            run --host-key-checking no            | --host-key-checking takes yes or accept-new, not no
            run --json /no/such/folder/x          | cannot write /no/such/folder/x: no such folder
            run --identity                        | Missing required parameter for option '--identity' (FILE)
            run --taget=sim:7.3                   | Unknown option: '--taget=sim:7.3'; did you mean --target
            rules HANDEL-010                      | no rule HANDEL-010; did you mean HANDLE-010,
            rusl                                  | Unmatched argument at index 0: 'rusl'; did you mean run, rules?
            run --target sim:7.3+size-of-on       | no defect size-of-on; did you mean size-of-one,
            selfcheck size-of-on                  | no defect size-of-on; did you mean size-of-one,
            selfcheck DEV-005                     | no defect has to break DEV-005: add one to src/defects
            gate                                  | gate: give --base, or --tree and --range
            gate --base 7.3                       | gate: give either patches or --head
            gate --base 7.3 x.patch --head 7.2    | gate: give either patches or --head
            gate --base 7.3 /no/such.patch        | cannot read the patch /no/such.patch: /no/such.patch
            gate --base 7.3 pom.xml               | pom.xml is no patch: there is no hunk in it
            gate --base sim:7.3 --head sim:7.3    | gate: base and head are both sim:7.3
            gate --tree .                         | gate: --tree and --range go together, and with nothing else
            gate --tree . --range A               | gate: --range is of the form A..B, not A
            gate --tree . --range no..such        | no commit no in
            gate --base sim:7.3 --head sim:7.2 --expect /no.yaml | /no.yaml: no such file
            gate --base sim:7.3 --head sim:7.2 --json /no/such/x | cannot write /no/such/x: no such folder
            compare x.json                        | Missing required parameter: 'B.json'
            compare pom.xml pom.xml               | pom.xml is no result of a run
            identify                              | Missing required option: '--target=TARGET'
            ''                                    | give gate, compare, export, identify, run, matrix, mutants, rules, selfcheck or vm; kcov-tck --help says more
            """)
    void whatIsWrongIsToldInOneLine(String arguments, String told) {
        CommandLineRun run = run(arguments.split(" "));

        assertThat(run.err()).singleElement().asString().startsWith("kcov-tck: " + told);
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
        assertThat(results).isEmptyDirectory();
    }

    @Test
    void aStackTraceIsForThoseWhoAskForIt() {
        CommandLineRun run = CommandLineRun.of("run", "--suite", "handle", "--verbose");

        assertThat(run.err()).anyMatch(line -> line.startsWith("\tat org.kcovtck."));
        assertThat(run.status()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"--help", "run --help", "rules --help", "selfcheck --help", "vm --help", "vm build --help"})
    void everyCommandSaysHowItIsUsed(String arguments) {
        CommandLineRun run = CommandLineRun.of(arguments.split(" "));

        String command = arguments.replace("--help", "").strip();
        assertThat(run.out().get(0)).startsWith(("Usage: kcov-tck " + command).strip() + " ");
        assertThat(run.status()).isZero();
    }

    @Test
    void resultsThatCannotBeWrittenAreNamed() throws IOException {
        Path file = Files.createFile(results.resolve("file"));

        CommandLineRun run = CommandLineRun.of("run", "--results", file.toString());

        assertThat(run.err()).singleElement().asString().startsWith("kcov-tck: cannot write " + file);
        assertThat(run.status()).isEqualTo(3);
    }

    private CommandLineRun run(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        if (words.remove("run")) {
            words.addAll(0, List.of("run", "--results", results.toString()));
        }
        words.remove("");
        return CommandLineRun.of(words.toArray(String[]::new));
    }
}
