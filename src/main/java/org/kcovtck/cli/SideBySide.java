/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.matrix.Column;

/** Runs on several targets, some at a time. */
final class SideBySide {
    private final List<RunProcess> runs;

    /** Of runs that are not started yet. */
    SideBySide(List<RunProcess> runs) {
        this.runs = runs;
    }

    /**
     * Runs all to their ends.
     *
     * @param lanes how many at a time
     * @return in the order of the runs
     */
    List<Column> run(int lanes, Consumer<String> notes) {
        ExecutorService pool = Executors.newFixedThreadPool(lanes);
        try {
            Path folder = Files.createTempDirectory("kcov-tck");
            List<Future<Column>> running = new ArrayList<>();
            for (RunProcess run : runs) {
                Path files = folder.resolve(String.valueOf(running.size()));
                running.add(pool.submit(() -> run.run(files, notes)));
            }
            List<Column> columns = new ArrayList<>();
            for (Future<Column> run : running) {
                columns.add(run.get());
            }
            Files.delete(folder);
            return columns;
        } catch (IOException e) {
            throw new BrokenException("cannot use the temporary folder: " + e.getMessage(), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Asks those that run to end; the others never begin. */
    void end() {
        runs.forEach(RunProcess::end);
    }
}
