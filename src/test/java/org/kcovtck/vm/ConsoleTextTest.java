/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTextTest {
    @TempDir
    private Path folder;

    @Test
    void whatCommandsATerminalIsSpelledOut() {
        assertThat(ConsoleText.visible("a\u001b]0;owned\u0007b\u009b31m\u202ec\u007f\td"))
                .containsExactly("a\\x1b]0;owned\\x07b\\x9b31m\\u202ec\\x7f\td");
    }

    @Test
    void linesEndAsTheSerialLineEndsThem() {
        assertThat(ConsoleText.visible("one\r\n\r\ntwo\r\n")).containsExactly("one", "two");
    }

    @Test
    void aTailHasTheLastLines() throws IOException {
        Path log = Files.writeString(folder.resolve("console.log"), "x".repeat(200_000) + "\none\ntwo\nthree\n");
        assertThat(ConsoleText.tail(log, 2)).containsExactly("two", "three");
    }

    @Test
    void noLogHasNoTail() {
        assertThat(ConsoleText.tail(folder.resolve("none"), 2)).isEmpty();
    }

    @Test
    void ofALongLogTheEndIsShownAndSaidToBeOne() throws IOException {
        Path log = Files.writeString(folder.resolve("console.log"), "x\n".repeat(1024 * 1024) + "last\n");

        List<String> lines = ConsoleText.whole(log);

        assertThat(lines.get(0)).startsWith("(1048581 bytes before this are left out");
        assertThat(lines).last().isEqualTo("last");
        assertThat(lines).hasSizeLessThan(600_000);
    }
}
