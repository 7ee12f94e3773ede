/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Runs a command with a file locked as a build locks it, so that neither disturbs the other. */
public final class Locked {
    private Locked() {}

    /** @param args the file, then the command's words */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (FileChannel file = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            int status = new ProcessBuilder(Arrays.asList(args).subList(1, args.length))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0 || !lock.isValid()) {
                System.exit(1);
            }
        }
    }
}
