/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;
import org.kcovtck.harness.Recording;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;
import org.kcovtck.rules.Rule;

/** A folder with a program for each test that found its rule violated. */
public final class Programs {
    private static final Pattern NAME = Pattern.compile("[A-Z]+-\\d{3}[A-Za-z]?-.*\\.c");

    private final Path folder;
    private final Consumer<String> notes;

    /**
     * @param notes is told of each violation that has no program
     * @throws UsageException when the folder cannot be made
     */
    public Programs(Path folder, Consumer<String> notes) {
        this.folder = folder;
        this.notes = notes;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UsageException("cannot make the folder " + folder + ": " + e.getMessage());
        }
    }

    /** {@code HANDLE-010-aRegisteredHandleIsRefused.c}. */
    public static String fileName(TestVerdict verdict) {
        String test = verdict.test().substring(verdict.test().indexOf('.') + 1);
        return verdict.rule() + "-" + test.replaceAll("[^A-Za-z0-9]+", "-") + ".c";
    }

    /**
     * Deletes the programs of all rules but these; no other file.
     *
     * @return those that are left, in the order of their names
     */
    public static List<Path> keep(Path folder, Set<String> rules) {
        List<Path> kept = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (!NAME.matcher(name).matches()
                        || !Files.readString(file, StandardCharsets.ISO_8859_1).contains(Program.STATUS)) {
                    continue;
                }
                if (rules.stream().anyMatch(rule -> name.startsWith(rule + "-"))) {
                    kept.add(file);
                } else {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new BrokenException("cannot clear up in " + folder + ": " + e.getMessage(), e);
        }
        return kept;
    }

    /** Writes the program of a test that found its rule violated; of no other there is one. */
    public void add(Rule rule, TestVerdict verdict, Recording recording) {
        if (verdict.verdict() != Verdict.VIOLATES) {
            return;
        }
        try {
            Files.writeString(folder.resolve(fileName(verdict)), Program.of(rule, verdict, recording));
        } catch (Inexpressible e) {
            notes.accept("no program for " + rule.id() + ", " + verdict.test() + ": " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            // The verdict stands, and the tests go on.
            notes.accept("no program for " + rule.id() + ", " + verdict.test() + ": " + e);
        }
    }
}
