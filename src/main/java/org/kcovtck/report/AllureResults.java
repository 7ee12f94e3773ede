/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import io.qameta.allure.AllureResultsWriteException;
import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.kcovtck.errors.BrokenException;

/**
 * Writes Allure's files and lists them; a file is there whole or not at all, whatever ends the run. JUnit catches and hides what a listener throws, so a failure is kept and not
 * thrown.
 */
final class AllureResults implements AllureResultsWriter {
    private final AllureFiles files;
    private final AllureResultsWriter writer;
    private BrokenException failure;

    AllureResults(AllureFiles files) {
        this.files = files;
        this.writer = new FileSystemResultsWriter(files.drafts());
    }

    /** The first one. */
    synchronized Optional<BrokenException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void write(TestResult result) {
        write(result.getUuid() + "-result.json", () -> writer.write(result));
    }

    /** Allure makes a container per class and test; one without fixtures says nothing and is half of all files. */
    @Override
    public void write(TestResultContainer container) {
        if (!container.getBefores().isEmpty() || !container.getAfters().isEmpty()) {
            write(container.getUuid() + "-container.json", () -> writer.write(container));
        }
    }

    @Override
    public void write(String source, InputStream attachment) {
        write(source, () -> writer.write(source, attachment));
    }

    private synchronized void write(String name, Runnable content) {
        try {
            files.add(name);
            content.run();
            files.publish(name);
        } catch (IOException e) {
            fail(name, e);
        } catch (AllureResultsWriteException e) {
            fail(name, e.getCause() instanceof IOException cause ? cause : new IOException(e));
        }
    }

    private void fail(String name, IOException e) {
        if (failure == null) {
            failure = ReportFile.broken(files.folder().resolve(name), e);
        }
    }
}
