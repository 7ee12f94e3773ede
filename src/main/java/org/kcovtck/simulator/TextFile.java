/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.kcovtck.target.Operation.Seek;

/** A small file that is read once from its beginning. */
final class TextFile extends OpenFile {
    private final byte[] text;
    private int position;

    TextFile(String text) {
        this.text = text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    long read(int count, ByteArrayOutputStream data) {
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
