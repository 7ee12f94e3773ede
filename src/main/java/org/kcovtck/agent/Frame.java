/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.kcovtck.errors.BrokenException;

/** One message of the protocol, either way. */
record Frame(int task, int sequence, int kind, byte[] body) {
    byte[] bytes() {
        return ByteBuffer.allocate(Protocol.FRAME_BYTES + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(body.length)
                .putInt(task)
                .putInt(sequence)
                .putInt(kind)
                .put(body)
                .array();
    }

    /**
     * The number that the body begins with.
     *
     * @throws BrokenException when there is none
     */
    long number() {
        if (body.length < Long.BYTES) {
            throw new BrokenException("the agent answered with " + body.length + " bytes where a number belongs");
        }
        return content().getLong();
    }

    ByteBuffer content() {
        return ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
    }
}
