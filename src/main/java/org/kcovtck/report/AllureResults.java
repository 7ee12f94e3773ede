/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import io.qameta.allure.AllureResultsWriter;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kcovtck.errors.BrokenException;

/**
 * Writes Allure's files and lists them. JUnit catches and hides what a listener throws, so a failure is kept and not
 * thrown.
 */
final class AllureResults implements AllureResultsWriter {
    private final AllureFiles files;
    private BrokenException failure;

    AllureResults(AllureFiles files) {
        this.files = files;
    }

    /** The first one. */
    synchronized Optional<BrokenException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void write(TestResult result) {
        write(result.getUuid() + "-result.json", file -> Files.writeString(file, AllureJson.text(result)));
    }

    /** Allure makes a container per class and test; one without fixtures says nothing and is half of all files. */
    @Override
    public void write(TestResultContainer container) {
        if (!container.getBefores().isEmpty() || !container.getAfters().isEmpty()) {
            write(container.getUuid() + "-container.json", file -> Files.writeString(file, AllureJson.text(container)));
        }
    }

    @Override
    public void write(String source, InputStream attachment) {
        write(source, file -> {
            try (attachment) {
                Files.copy(attachment, file);
            }
        });
    }

    private synchronized void write(String name, Content content) {
        Path file = files.folder().resolve(name);
        try {
            files.add(name);
            content.writeTo(file);
        } catch (IOException e) {
            if (failure == null) {
                failure = ReportFile.broken(file, e);
            }
        }
    }

    private interface Content {
        void writeTo(Path file) throws IOException;
    }
}
