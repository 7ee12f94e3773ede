/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

/** The numbers of {@code vm-images/agent/protocol.h}, which also says what they mean. */
public final class Protocol {
    public static final int MAGIC = 0x4b43544b;
    public static final int VERSION = 2;
    public static final int FRAME_BYTES = 16;
    public static final int GREETING_BYTES = 8;
    public static final int OPERATION_BYTES = 72;
    public static final int RESULT_BYTES = 16;
    /** Bytes of the longest request body. */
    public static final int MAX_BODY = 64 << 10;
    /** Bytes of the longest answer body. */
    public static final int MAX_RESULTS = 128 << 10;

    public static final int TASKS_PER_PROCESS = 8;
    public static final int MAX_PROCESSES = 64;

    public static final int FRAME_GREETING = 0;
    public static final int FRAME_SCRIPT = 1;
    public static final int FRAME_NEW_PROCESS = 2;
    public static final int FRAME_END_PROCESS = 3;
    public static final int FRAME_GONE = 4;
    public static final int FRAME_REFUSED = 5;
    public static final int FRAME_NEW_TASK = 6;
    public static final int FRAME_PROGRAM = 7;
    public static final int FRAME_NEW_PROCESS_32 = 8;

    public static final int OP_CALL = 1;
    public static final int OP_LOAD = 2;
    public static final int OP_STORE = 3;
    public static final int OP_THREAD = 4;
    public static final int OP_FORK = 5;
    public static final int OP_EXEC = 6;
    public static final int OP_EXIT = 7;
    public static final int OP_EXIT_GROUP = 8;
    public static final int OP_JOIN = 9;
    public static final int OP_BARRIER = 10;
    public static final int OP_SEND_DESCRIPTOR = 11;
    public static final int OP_RECEIVE_DESCRIPTOR = 12;
    public static final int OP_CATCH = 13;
    public static final int OP_VFORK = 14;
    public static final int OP_FILL = 15;
    public static final int OP_AWAIT = 16;

    private Protocol() {}

    /** Blobs are padded to words. */
    public static int padded(int bytes) {
        return bytes + 7 & ~7;
    }
}
