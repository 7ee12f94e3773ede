/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What a command writes to standard error, on one line. jsch closes the stream of that with the channel and not before,
 * so it also tells when nothing more comes of a command, on either output.
 */
final class ErrorText extends ByteArrayOutputStream {
    private final Consumer<String> atEnd;

    /** @param atEnd told all that was written; may be told again */
    ErrorText(Consumer<String> atEnd) {
        this.atEnd = atEnd;
    }

    @Override
    public void close() {
        atEnd.accept(line());
    }

    /** What has been written so far. */
    String line() {
        return toString(StandardCharsets.UTF_8).strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
