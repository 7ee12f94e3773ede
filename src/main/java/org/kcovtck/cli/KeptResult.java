/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;
import org.kcovtck.gate.Confirmation;
import org.kcovtck.matrix.KernelResult;
import org.kcovtck.matrix.ResultFile;
import org.kcovtck.report.ReportFile;

/** The result of a whole run on one image, which is a draft until a gate has confirmed it. */
record KeptResult(Path file) {
    /** What is kept; one that cannot be read is not. */
    Optional<KernelResult> read() {
        try {
            return Optional.of(file).filter(Files::exists).map(ResultFile::read);
        } catch (UsageException e) {
            return Optional.empty();
        }
    }

    /** Where this gate leaves its own; one of a process that once had this one's number is removed. */
    Path newDraft() {
        draft().toFile().delete();
        return draft();
    }

    private Path draft() {
        return file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid());
    }

    /** Keeps the draft, if there is one and it was confirmed; what was contradicted is kept no longer. */
    void settle(Confirmation.Base base, Consumer<String> notes) {
        try {
            if (base == Confirmation.Base.CONFIRMED && Files.exists(draft())) {
                ReportFile.move(draft(), file);
            } else if (base == Confirmation.Base.CONTRADICTED) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(draft());
        } catch (IOException | BrokenException e) {
            // What the gate says stands.
            notes.accept("cannot keep results in " + file.getParent() + ": " + e.getMessage());
        }
    }
}
