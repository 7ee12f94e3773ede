/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;
import org.kcovtck.gate.Change;
import org.kcovtck.gate.Comparison;
import org.kcovtck.gate.RuleChange;
import org.kcovtck.program.Programs;
import picocli.CommandLine.Option;

/** Programs of C that show what a gate has found. */
final class GatePrograms {
    @Option(
            names = "--programs",
            paramLabel = "DIR",
            description =
                    "Write a C program here for each new violation, which shows it by itself; those of earlier runs are removed.")
    private Path programs;

    /** Where the runs leave one of each violation, if that is wanted. */
    Optional<Path> folder() {
        return Optional.ofNullable(programs);
    }

    /** @throws UsageException when they cannot be there */
    void check() {
        folder().filter(Files::exists).filter(path -> !Files.isDirectory(path)).ifPresent(path -> {
            throw new UsageException(path + " is no folder: programs are written to one");
        });
    }

    /** Removes those of earlier gates, and no other file. */
    void clear() {
        keep(Set.of());
    }

    /** Leaves those of new violations. */
    List<Path> of(Comparison comparison) {
        Set<String> rules = comparison.of(Change.NEW_VIOLATION).stream()
                .map(RuleChange::rule)
                .collect(Collectors.toSet());
        return keep(rules);
    }

    /** Whether or not they can be removed, the gate has its verdict. */
    private List<Path> keep(Set<String> rules) {
        try {
            return there().map(folder -> Programs.keep(folder, rules)).orElse(List.of());
        } catch (BrokenException e) {
            Main.tell(e.getMessage());
            return List.of();
        }
    }

    private Optional<Path> there() {
        return folder().filter(Files::isDirectory);
    }
}
