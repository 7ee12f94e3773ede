/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A pipe that is full: whoever writes to it waits until it is read. */
final class FullPipe {
    private final Path path;
    /** Both ends, so that neither side waits for the other to open it. */
    private final RandomAccessFile ends;

    FullPipe(Path path) throws IOException, InterruptedException {
        this.path = path;
        run("mkfifo", path.toString());
        ends = new RandomAccessFile(path.toFile(), "rw");
        run("dd", "if=/dev/zero", "of=" + path, "bs=512", "oflag=nonblock");
    }

    File file() {
        return path.toFile();
    }

    /** Reads until its writers have closed it. */
    List<String> lines() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            ends.close();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
