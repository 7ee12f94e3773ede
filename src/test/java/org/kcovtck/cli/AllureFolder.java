/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The results of tests, as a run leaves them one by one. */
final class AllureFolder {
    private AllureFolder() {}

    static List<Path> results(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("-result.json"))
                    .toList();
        }
    }

    /** Waits until there are so many. */
    static void awaitResults(Path folder, int number) throws IOException, InterruptedException {
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            while (results(folder).size() < number) {
                WatchKey news = watch.poll(1, TimeUnit.MINUTES);
                if (news == null) {
                    throw new IllegalStateException(
                            "no result for a minute, " + results(folder).size() + " before");
                }
                news.reset();
            }
        }
    }
}
