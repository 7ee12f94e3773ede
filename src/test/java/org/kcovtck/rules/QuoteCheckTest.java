/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.errors.UsageException;

class QuoteCheckTest {
    @TempDir
    private Path folder;

    @Test
    void aQuoteIsFoundAcrossLinesOfAMail() throws IOException {
        write(
                "mail.txt",
                "> > I think we need some sanity check on area_size, or it can lead to\n> > overflows later.\n");

        assertThat(finds("sanity check on area_size, or it can lead to overflows later."))
                .isTrue();
    }

    @Test
    void aQuoteIsFoundInADiff() throws IOException {
        write(
                "patch.txt",
                "-\tif (a)\n+\tif (kcov->t != NULL ||\n+\t    t->kcov_remote != NULL)\n+\t\treturn -EBUSY;\n");

        assertThat(finds("if (kcov->t != NULL || t->kcov_remote != NULL) return -EBUSY;"))
                .isTrue();
    }

    @Test
    void aQuoteIsFoundInADiffWithoutLineEnds() throws IOException {
        write("patch.txt", "@@ -1,2 +1,3 @@ +A thread can use two +separate instances");

        assertThat(finds("A thread can use two separate instances")).isTrue();
    }

    @Test
    void aQuoteIsFoundInAListingWithLineNumbers() throws IOException {
        write("listing.txt", "  9Note that KCOV does not aim to collect as much\n 10coverage as possible.\n");

        assertThat(finds("does not aim to collect as much coverage as possible."))
                .isTrue();
    }

    @Test
    void aQuoteIsFoundInTheFileOfATreeThatItsTitleNames() throws IOException {
        write("kernel/kcov.c", "/*\n * Size of arena\n * (in long's).\n */\n");
        write("kernel/fork.c", "something else\n");

        assertThat(finds("Size of arena (in long's).")).isTrue();
        assertThat(finds("something else")).isFalse();
    }

    @Test
    void otherWordsAreNotFound() throws IOException {
        write("mail.txt", "one two three\n");

        assertThat(finds("two one")).isFalse();
        assertThat(finds("one  two")).isTrue();
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> new QuoteCheck(List.of(folder.resolve("none"))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is not a folder");
    }

    private boolean finds(String quote) {
        return new QuoteCheck(List.of(folder)).finds(new Source("kernel/kcov.c, v6.12", "", quote));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
