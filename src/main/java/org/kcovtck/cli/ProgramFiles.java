/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.kcovtck.errors.UsageException;
import org.kcovtck.harness.Recording;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;
import org.kcovtck.program.NoProgram;
import org.kcovtck.program.Program;
import org.kcovtck.report.ReportFile;
import org.kcovtck.rules.Catalogue;

/** A folder with a program for each violation, named by rule and test: {@code EN-003-EnableRules.aTaskHasOne.c}. */
final class ProgramFiles implements BiConsumer<TestVerdict, Recording> {
    private final Path folder;
    private final Catalogue catalogue;
    private final Consumer<String> notes;

    /** @throws UsageException when the folder cannot be made */
    ProgramFiles(Path folder, Catalogue catalogue, Consumer<String> notes) {
        this.folder = folder;
        this.catalogue = catalogue;
        this.notes = notes;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UsageException("cannot make " + folder + ": " + e.getMessage(), e);
        }
    }

    /** The rule that a file of such a folder is of. */
    static String ruleOf(Path program) {
        return program.getFileName().toString().replaceFirst("^([A-Z0-9]+-\\d+[a-z]?)-.*", "$1");
    }

    @Override
    public void accept(TestVerdict verdict, Recording recording) {
        if (verdict.verdict() != Verdict.VIOLATES) {
            return;
        }
        try {
            String text = Program.of(catalogue.rule(verdict.rule()), verdict, recording);
            String name = (verdict.rule() + "-" + verdict.test()).replaceAll("[^\\w.-]+", "-");
            ReportFile.save(folder.resolve(name + ".c"), text);
        } catch (NoProgram e) {
            notes.accept("no program for " + verdict.rule() + " (" + verdict.test() + "): " + e.getMessage());
        }
    }
}
