/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.errors.UsageException;
import org.kcovtck.matrix.ResultFile;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;
import org.kcovtck.vm.KernelList;

/** Files that people write, spoilt; and words that nobody means. Each is taken, or refused in one line. */
@Timeout(120)
class BadInputFuzzTest {
    private static final int VARIANTS = 3000;
    private static final List<String> PIECES = List.of(
            "[",
            "]",
            "{",
            "}",
            ":",
            "- ",
            "\n",
            "\t",
            "&a ",
            "*a",
            "!!int ",
            "|",
            ">",
            "'",
            "\"",
            "#",
            "%",
            "\u001b[2J",
            "\u0000",
            "\u2028",
            "\ud83d\ude00",
            "null",
            "-1",
            "1e999",
            "true",
            "? ",
            "<<: *a",
            "---\n",
            "...\n");

    private final long seed = Long.getLong("kcov.fuzz.seed", 1);
    private final Random random = new Random(seed);

    @TempDir
    private Path folder;

    /** Reads a file, or throws. */
    private interface Reader {
        void read() throws IOException;
    }

    @Test
    void ruleFiles() throws IOException {
        Files.writeString(folder.resolve("catalogue.yaml"), "- chapter: handles\n  about: Handles.\n");
        spoil(folder.resolve("handles.yaml"), Path.of("suites/rules/handles.yaml"), () -> Catalogue.load(folder));
    }

    @Test
    void theListOfRuleFiles() throws IOException {
        Files.copy(Path.of("suites/rules/known-entries.yaml"), folder.resolve("known-entries.yaml"));
        Path list = Files.writeString(
                folder.resolve("list.yaml"), "- chapter: known-entries\n  about: Entries that are known.\n");
        spoil(folder.resolve("catalogue.yaml"), list, () -> Catalogue.load(folder));
    }

    @Test
    void profiles() throws IOException {
        spoil(folder.resolve("profiles.yaml"), Path.of("suites/profiles.yaml"), () -> Profiles.load(folder));
    }

    @Test
    void theListOfKernels() throws IOException {
        Path file = folder.resolve("kernels.yaml");
        spoil(file, Path.of("vm-images/kernels.yaml"), () -> KernelList.read(file));
    }

    @Test
    void resultsThatAreReadBack() throws IOException {
        Path small = folder.resolve("small.json");
        CommandLineRun.of("run", "--rule", "HANDLE-010", "--results", folder.toString(), "--json", small.toString());
        Path file = folder.resolve("results.json");
        spoil(file, small, () -> ResultFile.read(file));
    }

    @Test
    void theCommandLine() {
        List<String> words = List.of(
                "--target",
                "sim:",
                "sim:\n",
                "ssh://",
                "ssh://a@b:0",
                "vm:../../x",
                "--rule",
                "--suite",
                "--json",
                "/",
                "--results",
                "--quick",
                "--profile",
                "--identity",
                "--format",
                "@/dev/null",
                "''",
                "\u001b[31m",
                "-",
                "--",
                "=");
        for (int i = 0; i < 500; i++) {
            List<String> arguments =
                    new ArrayList<>(List.of(List.of("run", "rules", "matrix", "", "vm", "selfcheck", "mutants")
                            .get(random.nextInt(7))));
            random.ints(random.nextInt(5), 0, words.size()).mapToObj(words::get).forEach(arguments::add);
            arguments.add(random.nextInt(2), "--no-such-option\u001b[2J\n");
            CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));

            assertThat(run.status()).as("seed %d: %s", seed, arguments).isEqualTo(2);
            assertThat(run.err())
                    .as("seed %d: %s", seed, arguments)
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).doesNotContain("\u001b", "\tat ", "Exception"));
        }
    }

    private void spoil(Path file, Path original, Reader reader) throws IOException {
        byte[] good = Files.readAllBytes(original);
        Files.write(file, good);
        reader.read();
        for (int i = 0; i < VARIANTS; i++) {
            Files.write(file, spoilt(good));
            try {
                reader.read();
            } catch (UsageException e) {
                assertThat(e.getMessage().lines()).as(e.getMessage()).hasSize(1);
            } catch (RuntimeException | Error e) {
                fail("variant " + i + " of " + original + " with -Dkcov.fuzz.seed=" + seed, e);
            }
        }
    }

    private byte[] spoilt(byte[] good) {
        ByteArrayOutputStream bad = new ByteArrayOutputStream();
        int at = 0;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int next = at + random.nextInt(good.length - at + 1);
            bad.write(good, at, next - at);
            at = next;
            switch (random.nextInt(4)) {
                case 0 -> bad.write(random.nextInt(256));
                case 1 ->
                    bad.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
                case 2 -> at = Math.min(good.length, at + random.nextInt(40));
                default -> bad.write(good, at, Math.min(good.length - at, random.nextInt(200)));
            }
        }
        if (random.nextInt(4) > 0) {
            bad.write(good, at, good.length - at);
        }
        return bad.toByteArray();
    }
}
