/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.errors.UsageException;

class FolderSourceTest {
    @TempDir
    private Path tree;

    @TempDir
    private Path links;

    private Path kcov;

    @BeforeEach
    void makeATree() throws IOException {
        Files.createDirectories(tree.resolve("kernel"));
        Files.createDirectories(tree.resolve(".git"));
        Files.writeString(tree.resolve("Kbuild"), "obj-y += kernel/");
        kcov = Files.writeString(tree.resolve("kernel/kcov.c"), "int kcov;");
    }

    @Test
    void readingATreeDoesNotChangeItsIdentity() {
        assertThat(identity()).isEqualTo(identity());
    }

    @Test
    void aChangedFileOfTheSameSizeChangesIt() throws IOException {
        String before = identity();
        Files.writeString(kcov, "int vock;");
        Files.setLastModifiedTime(kcov, FileTime.fromMillis(1_000_000));
        assertThat(identity()).isNotEqualTo(before);
    }

    @Test
    void aNewNameChangesIt() throws IOException {
        String before = identity();
        Files.move(kcov, kcov.resolveSibling("cov.c"));
        assertThat(identity()).isNotEqualTo(before);
    }

    @Test
    void whatGitWritesDoesNot() throws IOException {
        String before = identity();
        Files.writeString(tree.resolve(".git/index"), "staged");
        assertThat(identity()).isEqualTo(before);
    }

    @Test
    void aLinkToATreeIsThatTree() throws IOException {
        Path link = Files.createSymbolicLink(links.resolve("linux"), tree);
        KernelSource source = KernelSource.of(link);

        assertThat(source.identity()).isEqualTo(identity());
        Files.writeString(kcov, "int another;");
        assertThat(source.identity()).isEqualTo(identity());
    }

    @Test
    void aFolderThatIsNoKernelIsRefused() {
        assertThatThrownBy(() -> KernelSource.of(tree.resolve("kernel")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no kernel source at");
    }

    private String identity() {
        return KernelSource.of(tree).identity();
    }
}
