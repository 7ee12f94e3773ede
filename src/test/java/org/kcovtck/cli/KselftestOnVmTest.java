/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.harness.MutantBench;
import org.kcovtck.machine.MutantVm;

/** The kselftest in a kernel's tree: it builds there, and passes on that kernel. */
@Tag("vm")
class KselftestOnVmTest {
    private static final String KERNEL = "7.3-mutants";

    @TempDir
    private Path folder;

    @Test
    void itBuildsInATreeAndPassesOnItsKernel() throws Exception {
        Path tests = tree().resolve("tools/testing/selftests/kcov");
        assertThat(CommandLineRun.of("export", "kselftest", tests.toString()).status())
                .isZero();

        assertThat(run(List.of("make", "-C", tests.getParent().toString(), "TARGETS=kcov", "LDFLAGS=-static -s")))
                .doesNotContain("rror", "warning");

        try (MutantBench bench = new MutantBench(KERNEL)) {
            for (Path program : programs(tests)) {
                bench.bring(program);
                String said = bench.status(MutantVm.NONE);
                System.out.println(program.getFileName() + ": "
                        + said.lines()
                                .filter(line -> line.startsWith("# Totals"))
                                .findFirst()
                                .orElse(said));
                assertThat(said)
                        .as(program.toString())
                        .startsWith("TAP version 13")
                        .endsWith("\n0");
                assertThat(said).doesNotContain("SKIP");
            }
        }
    }

    /** The kernel's tree, with the header that `make headers` would install. */
    private Path tree() throws Exception {
        Path tree = folder.resolve("linux");
        assertThat(CommandLineRun.of("vm", "source", KERNEL, tree.toString()).status())
                .isZero();
        Path headers = Files.createDirectories(tree.resolve("usr/include/linux"));
        Files.copy(tree.resolve("include/uapi/linux/kcov.h"), headers.resolve("kcov.h"));
        return tree;
    }

    private static List<Path> programs(Path tests) throws Exception {
        try (Stream<Path> files = Files.list(tests)) {
            return files.filter(file -> file.toString().endsWith("_test"))
                    .sorted()
                    .toList();
        }
    }

    private static String run(List<String> words) throws Exception {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
