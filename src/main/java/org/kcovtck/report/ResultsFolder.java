/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;
import org.kcovtck.harness.RunResult;

/**
 * Where the runs on one target leave their results: Allure's among those of other targets, KTAP and JUnit XML in a
 * folder of the target's own beside them.
 */
public final class ResultsFolder implements AutoCloseable {
    private final Path results;
    private final Path own;
    private final AllureFiles files;
    private final AllureResults allure;
    private final RunLock lock;

    private ResultsFolder(Path results, Path own, RunLock lock) {
        this.lock = lock;
        this.results = results;
        this.own = own;
        this.files = new AllureFiles(results, own.resolve("allure-files.txt"));
        this.allure = new AllureResults(files);
    }

    /** Loads Allure's classes in the background; that takes as long as reading the catalogue, which may go on meanwhile. */
    public static void prepare() {
        CompletableFuture.runAsync(() -> new AllureLifecycle(new FileSystemResultsWriter(Path.of(""))));
    }

    /**
     * Takes away what the last run on this target left, finished or not, and nothing of other targets; from now on
     * Allure writes here. To be called before JUnit's launcher is made, because Allure's listener looks once.
     *
     * @throws UsageException when another run on this target writes there
     * @throws BrokenException when something there cannot be written or removed
     */
    public static ResultsFolder open(Path results, String target) {
        Path own = results.resolve(TargetFileName.of(target));
        ResultsFolder folder;
        try {
            Files.createDirectories(own);
            folder = new ResultsFolder(results, own, RunLock.take(own.resolve(".lock")));
        } catch (IOException e) {
            throw ReportFile.broken(own, e);
        }
        folder.clear();
        Allure.setLifecycle(new AllureLifecycle(folder.allure));
        return folder;
    }

    /** What a run on a target is called that is one of several at a time, from 1. */
    public static String part(String target, int part) {
        return target + " part " + part;
    }

    /**
     * Takes away what earlier runs on a target have left, whole ones and parts, so that nothing old stands beside a run that
     * is divided in another way. A folder that is in use, or cannot be cleared, is left to the run that needs it.
     */
    public static void clearAll(Path results, String target) {
        clearIfThere(results, target);
        for (int part = 1; clearIfThere(results, part(target, part)); part++) {
            // One after the other, as they were made.
        }
    }

    private static boolean clearIfThere(Path results, String name) {
        boolean there = Files.isDirectory(results.resolve(TargetFileName.of(name)));
        try {
            if (there) {
                open(results, name).close();
            }
        } catch (UsageException | BrokenException e) {
            // The run that needs it says so.
        }
        return there;
    }

    private void clear() {
        try {
            Files.deleteIfExists(ktap());
            Files.deleteIfExists(junitXml());
            files.clear();
        } catch (IOException e) {
            close();
            throw ReportFile.broken(own, e);
        }
    }

    /**
     * Writes the reports of a run, or of the part of it that was done.
     *
     * @throws BrokenException when one of them, or an Allure result since {@link #open}, could not be written
     */
    public void write(RunResult run) {
        ReportFile.save(ktap(), KtapReport.text(run));
        ReportFile.save(junitXml(), JUnitXmlReport.text(run));
        AllureEnvironment environment = new AllureEnvironment(results.resolve("environment.properties"));
        try {
            environment.add(run);
        } catch (IOException e) {
            throw ReportFile.broken(environment.file(), e);
        }
        allure.failure().ifPresent(failure -> {
            throw failure;
        });
    }

    /** Another run may have the folder. */
    @Override
    public void close() {
        lock.close();
    }

    public Path ktap() {
        return own.resolve("results.ktap");
    }

    public Path junitXml() {
        return own.resolve("junit.xml");
    }
}
