/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;

/** Two commits of a tree, and what is between them, whatever is checked out. */
class GitTreeTest {
    /** git archive writes so many bytes at a time. */
    private static final int BLOCK = 10240;

    @TempDir
    private Path folder;

    private Path repository;
    private GitTree tree;

    @BeforeEach
    void twoCommits() throws IOException {
        repository = Files.createDirectories(folder.resolve("linux"));
        git("init", "-q");
        commit("one\n", "first");
        commit("two\n", "second");
        Files.writeString(repository.resolve("kcov.c"), "not committed\n");
        tree = GitTree.at(repository);
    }

    @Test
    void theDiffOfARangeIsAPatch() {
        assertThat(tree.diff(tree.commit("HEAD~1"), tree.commit("HEAD")))
                .contains("--- a/kcov.c\n+++ b/kcov.c\n@@ -1 +1 @@\n-one\n+two\n");
    }

    @Test
    void whatTheUserHasToldGitOfDiffsDoesNotMatter() throws IOException {
        String diff = tree.diff(tree.commit("HEAD~1"), tree.commit("HEAD"));
        git("config", "diff.noprefix", "true");
        assertThat(tree.diff("HEAD~1", "HEAD")).isEqualTo(diff);
        git("config", "--unset", "diff.noprefix");
        git("config", "diff.mnemonicPrefix", "true");
        git("config", "diff.context", "0");
        git("config", "diff.external", "/bin/true");
        assertThat(tree.diff("HEAD~1", "HEAD")).isEqualTo(diff);
        git("config", "diff.c.textconv", "sed s/two/three/");
        Files.writeString(repository.resolve(".gitattributes"), "*.c diff=c\n");
        assertThat(tree.diff("HEAD~1", "HEAD")).isEqualTo(diff);
    }

    @Test
    void aDiffHasTheBytesOfTheFiles() throws IOException {
        Files.write(repository.resolve("kcov.c"), new byte[] {(byte) 0xe4, '\r', '\n'});
        git("add", "kcov.c");
        git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "third");

        assertThat(tree.diff("HEAD~1", "HEAD")).endsWith("\n-two\n+\u00e4\r\n");
        assertThat(tree.diff("HEAD", "HEAD")).isEmpty();
    }

    /** What git has written before it fails is whole blocks and whole files, so that tar is content. */
    @Test
    void aCommitOfWhichAFileIsLostIsNoSource() throws IOException {
        Path into = Files.createDirectories(folder.resolve("into"));
        Files.write(repository.resolve("a.c"), new byte[BLOCK - 3 * 512]);
        Files.writeString(repository.resolve("b.c"), "lost\n");
        git("add", "a.c", "b.c");
        git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "third");
        String blob = HostCommand.of("git", "-C", repository.toString(), "rev-parse", "HEAD:b.c")
                .orFail("git")
                .get(0);
        Files.delete(repository.resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));

        assertThatThrownBy(() -> GitSource.of(repository, "HEAD").unpack(into))
                .isInstanceOf(BrokenException.class)
                .hasMessageStartingWith("cannot copy ");
    }

    @Test
    void aSourceIsTheCommitAndNotWhatIsCheckedOut() throws IOException {
        Path into = Files.createDirectories(folder.resolve("into"));

        GitSource.of(repository, "HEAD~1").unpack(into);

        assertThat(into.resolve("kcov.c")).hasContent("one\n");
        assertThat(repository.resolve("kcov.c")).hasContent("not committed\n");
        assertThat(GitSource.of(repository, "HEAD").identity())
                .isNotEqualTo(GitSource.of(repository, "HEAD~1").identity());
    }

    @Test
    void whatIsNoCommitIsNamed() {
        assertThatThrownBy(() -> tree.commit("v9.9"))
                .isInstanceOf(UsageException.class)
                .hasMessage("no commit v9.9 in " + repository + ": give a git tree and a revision of it");
    }

    @Test
    void filesOfTwoFoldersThatDifferAreDiffed() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("kcov.c"), "three\n");

        assertThat(TreeDiff.between(repository, other, List.of("kcov.c", "nowhere.c")))
                .startsWith("--- a/kcov.c\n+++ b/kcov.c\n")
                .contains("\n-not committed\n+three\n");
        assertThat(TreeDiff.between(other, other, List.of("kcov.c"))).isEmpty();
    }

    private void commit(String text, String message) throws IOException {
        Files.writeString(repository.resolve("kcov.c"), text);
        git("add", "kcov.c");
        git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", message);
    }

    private void git(String... words) {
        HostCommand.of("git", "-C", repository.toString()).and(List.of(words)).orFail("git");
    }
}
