/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One process at a time builds in a folder. */
record BuildLock(FileChannel file) implements AutoCloseable {
    /**
     * Waits for its turn; what another process has left behind is seen then.
     *
     * @param file that stays when the folder is cleared
     */
    static BuildLock take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        return new BuildLock(channel);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
