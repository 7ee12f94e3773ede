/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.errors.UsageException;

class PatchedTreeTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path folder;

    private PatchedTree tree;
    private Path work;
    private Path two;
    private Path three;

    @BeforeEach
    void twoPatchesOfOneFile() throws IOException {
        Path source = Files.createDirectories(folder.resolve("source"));
        Files.writeString(source.resolve("kcov.c"), "one\n");
        Files.writeString(source.resolve("other.c"), "other\n");
        Files.setLastModifiedTime(source.resolve("kcov.c"), LONG_AGO);
        Files.setLastModifiedTime(source.resolve("other.c"), LONG_AGO);
        two = patch("one", "two");
        three = patch("two", "three");
        work = Files.createDirectories(folder.resolve("work"));
        tree = new PatchedTree(work, new FolderSource(source, true));
    }

    @Test
    void patchesAreAppliedInTheirOrder() throws IOException {
        assertThat(kcov(two, three)).isEqualTo("three\n");
    }

    @Test
    void aPatchMayHaveTheLinesOfWindows() throws IOException {
        Files.writeString(two, Files.readString(two).replace("\n", "\r\n"));

        assertThat(kcov(two)).isEqualTo("two\n");
        assertThat(kcov()).isEqualTo("one\n");
    }

    @Test
    void aPatchThatIsNotWantedAnyMoreIsTakenOut() throws IOException {
        kcov(two, three);
        assertThat(kcov(two)).isEqualTo("two\n");
        assertThat(kcov()).isEqualTo("one\n");
    }

    @Test
    void whatNoPatchTouchesStaysAsOldAsItWas() throws IOException {
        kcov(two);
        kcov();

        assertThat(Files.getLastModifiedTime(work.resolve("source/other.c"))).isEqualTo(LONG_AGO);
        assertThat(Files.getLastModifiedTime(work.resolve("source/kcov.c"))).isGreaterThan(LONG_AGO);
    }

    @Test
    void ofASourceThatHasChangedOnlyThatIsNew() throws IOException {
        kcov(two);
        Path source = folder.resolve("source");
        Files.setLastModifiedTime(work.resolve("source/kcov.c"), LONG_AGO);
        Files.writeString(source.resolve("other.c"), "rehto\n");
        Files.setLastModifiedTime(source.resolve("other.c"), LONG_AGO);
        Files.writeString(source.resolve("added.c"), "added\n");
        Files.setLastModifiedTime(source.resolve("added.c"), LONG_AGO);

        assertThat(kcov(two)).isEqualTo("two\n");
        assertThat(work.resolve("source/other.c")).hasContent("rehto\n");
        assertThat(Files.getLastModifiedTime(work.resolve("source/kcov.c"))).isEqualTo(LONG_AGO);
        assertThat(Files.getLastModifiedTime(work.resolve("source/other.c"))).isGreaterThan(LONG_AGO);
        assertThat(Files.getLastModifiedTime(work.resolve("source/added.c"))).isGreaterThan(LONG_AGO);

        Files.delete(source.resolve("added.c"));
        assertThat(kcov()).isEqualTo("one\n");
        assertThat(work.resolve("source/added.c")).doesNotExist();
    }

    @Test
    void nothingIsTouchedForTheSamePatches() throws IOException {
        kcov(two);
        Files.setLastModifiedTime(work.resolve("source/kcov.c"), LONG_AGO);

        kcov(two);

        assertThat(Files.getLastModifiedTime(work.resolve("source/kcov.c"))).isEqualTo(LONG_AGO);
    }

    @Test
    void whatOtherPatchesMakeTheSameOfStaysAsOldAsItWas() throws IOException {
        Path three = patch("one", "three");
        kcov(two, this.three);
        Files.setLastModifiedTime(work.resolve("source/kcov.c"), LONG_AGO);

        assertThat(kcov(three)).isEqualTo("three\n");
        assertThat(Files.getLastModifiedTime(work.resolve("source/kcov.c"))).isEqualTo(LONG_AGO);
    }

    @Test
    void aPatchThatDoesNotApplyIsNamedAndDoesNoHarm() throws IOException {
        assertThatThrownBy(() -> kcov(two, two))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(two + " does not apply to " + folder.resolve("source") + ": ");

        assertThat(kcov()).isEqualTo("one\n");
    }

    @Test
    void aTreeThatWasLeftHalfPatchedIsMadeAnewWithItsObjects() throws IOException {
        kcov(two);
        Files.writeString(KernelBuild.objects(work).resolve("kcov.o"), "of half a patch");
        HostCommand.of("rm", "-r", work.resolve("applied").toString()).orFail("cannot clear");

        assertThat(kcov()).isEqualTo("one\n");
        assertThat(KernelBuild.objects(work)).isEmptyDirectory();
    }

    private String kcov(Path... patches) throws IOException {
        return Files.readString(tree.with(List.of(patches), new Silent()).resolve("kcov.c"));
    }

    private Path patch(String from, String to) throws IOException {
        String text = String.format("--- a/kcov.c%n+++ b/kcov.c%n@@ -1 +1 @@%n-%s%n+%s%n", from, to);
        return Files.writeString(folder.resolve(from + "-" + to + ".patch"), text);
    }
}
