/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.kcovtck.target.Operation.Seek;

/** A small file whose text is made anew whenever it is read from its beginning. */
final class TextFile extends OpenFile {
    private final Supplier<String> source;
    private byte[] text = {};
    private int position;

    TextFile(Supplier<String> source) {
        this.source = source;
    }

    @Override
    long read(int count, ByteArrayOutputStream data) {
        if (position == 0) {
            text = source.get().getBytes(StandardCharsets.US_ASCII);
        }
        int length = Math.min(count, text.length - position);
        data.write(text, position, length);
        position += length;
        return length;
    }

    @Override
    long seek(Seek seek) {
        position = seek.whence() == Seek.SEEK_END ? text.length : (int) seek.offset();
        return position;
    }
}
