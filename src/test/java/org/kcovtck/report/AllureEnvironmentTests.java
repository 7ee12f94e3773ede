/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureEnvironmentTests {
    private static final int RUNS = 40;

    @TempDir
    private Path folder;

    @Test
    void runsThatEndAtTheSameTimeAllHaveTheirLine() throws Exception {
        AllureEnvironment environment = new AllureEnvironment(folder.resolve("environment.properties"));
        List<Callable<Void>> runs = IntStream.range(0, RUNS)
                .mapToObj(i -> (Callable<Void>) () -> {
                    environment.add(Runs.run("sim:" + i, List.of()));
                    return null;
                })
                .toList();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (Future<Void> run : pool.invokeAll(runs)) {
                run.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(environment.file()).content().hasLineCount(RUNS);
    }
}
