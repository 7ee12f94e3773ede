/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import java.nio.ByteBuffer;
import org.kcovtck.errors.BrokenException;

/** What the agent says first. */
final class Greeting {
    private Greeting() {}

    /** @throws BrokenException when this is no greeting, or that of another version */
    static void check(Frame frame) {
        ByteBuffer body = frame.content();
        if (frame.kind() != Protocol.FRAME_GREETING
                || body.remaining() < Protocol.GREETING_BYTES
                || body.getInt() != Protocol.MAGIC) {
            throw new BrokenException("what answers is not the kcov-tck agent");
        }
        int version = body.getInt();
        if (version != Protocol.VERSION) {
            throw new BrokenException(String.format(
                    "the agent speaks version %d of the protocol, this kcov-tck speaks %d: run mvn package again",
                    version, Protocol.VERSION));
        }
    }
}
