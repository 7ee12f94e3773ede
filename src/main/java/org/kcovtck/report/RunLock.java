/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.kcovtck.errors.UsageException;

/** A folder that one run has to itself; it is free again when that ends, however it ends. */
final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws UsageException when another run has it */
    static RunLock take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new RunLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another run in this JVM.
        }
        channel.close();
        throw new UsageException("another run leaves its results in " + file.getParent()
                + ": wait for its end, or name another folder with --results");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Then it ends with this JVM.
        }
    }
}
