/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import java.nio.ByteBuffer;
import org.kcovtck.errors.BrokenException;

/**
 * What the agent says of itself when it starts.
 *
 * @param longBytes bytes of an unsigned long in the agent's own ABI: 8, or 4 for a 32-bit agent
 * @param euid the effective user id that it runs as
 */
record Greeting(int longBytes, int pageBytes, int euid) {
    /** @throws BrokenException when this is no greeting, or that of another version */
    static Greeting parse(Frame frame) {
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
        return new Greeting(body.getInt(), body.getInt(), body.getInt());
    }
}
