/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.rules.Catalogue;

/** The command line in a JVM of its own. */
class MainTest {
    @TempDir
    private Path folder;

    @Test
    void aBrokenRuleFileIsToldWithItsLine() throws Exception {
        Path file = Files.createDirectory(folder.resolve("rules")).resolve("handles.yaml");
        Files.writeString(file, rules().replaceFirst("(?m)^  level: .*$", "  level: certain"));

        Process child = ChildJvm.of(folder, "rules").redirectErrorStream(true).start();

        assertThat(text(child.getInputStream()).lines())
                .containsExactly(
                        "kcov-tck: rules/handles.yaml:5: 'certain' is not one of documented, de-facto, divergent");
        assertThat(child.waitFor()).isEqualTo(2);
    }

    @Test
    void aDefectOfOurOwnIsNoViolation() throws Exception {
        Path file =
                Files.createDirectories(folder.resolve("org/kcovtck/harness")).resolve("Journal.class");
        Files.writeString(file, "no class");

        Process child = ChildJvm.of(folder, "run", "--results", folder.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(text(child.getInputStream()).lines())
                .singleElement()
                .asString()
                .startsWith("kcov-tck: a defect of kcov-tck: java.lang.ClassFormatError: ");
        assertThat(child.waitFor()).isEqualTo(3);
    }

    private static String rules() throws IOException {
        try (InputStream in = Catalogue.class.getResourceAsStream("/rules/handles.yaml")) {
            return text(in);
        }
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
