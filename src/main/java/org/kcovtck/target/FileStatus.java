/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.kcovtck.target.Operation.Statx;

/**
 * The little of {@code struct statx} that a rule speaks of.
 *
 * @param mode type and permissions
 */
public record FileStatus(int mode, int uid, int gid) {
    public static final int S_IFREG = 0100000;

    private static final int UID = 20;
    private static final int GID = 24;
    private static final int MODE = 28;

    /** The status of a file that has to be there. */
    public static FileStatus of(Task task, String path) {
        byte[] data = task.run(new Statx(path)).required().data();
        ByteBuffer statx = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        return new FileStatus(statx.getShort(MODE) & 0xffff, statx.getInt(UID), statx.getInt(GID));
    }
}
