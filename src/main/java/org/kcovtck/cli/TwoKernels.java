/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.matrix.Column;
import org.kcovtck.report.ResultsFolder;

/** The runs on both kernels of a gate, as many at a time as the machine bears. */
final class TwoKernels {
    private static final String STRICT = "--strict";

    private final GateSides.Pair pair;
    private final RunOptions options;
    private final Consumer<String> notes;
    private final List<String> programs;
    private List<List<String>> parts = List.of(List.of());
    private volatile boolean interrupted;
    private volatile SideBySide running;

    /** @param programs where the runs of the second kernel leave a program of each violation, if anywhere */
    TwoKernels(GateSides.Pair pair, RunOptions options, Optional<Path> programs, Consumer<String> notes) {
        this.pair = pair;
        this.options = options;
        this.notes = notes;
        this.programs = programs.map(
                        folder -> List.of("--programs", folder.toAbsolutePath().toString()))
                .orElse(List.of());
    }

    /** What came of both; a result is missing where the run left none. */
    record Columns(Column base, Column head) {
        boolean areThere() {
            return base.result().isPresent() && head.result().isPresent();
        }

        /** The one without a result, the first if both have none. */
        Column missing() {
            return base.result().isPresent() ? head : base;
        }
    }

    /** Whether the user has ended it. */
    boolean areInterrupted() {
        return interrupted;
    }

    /** No further run begins, and those that go on end. */
    void stop() {
        interrupted = true;
        Optional.ofNullable(running).ifPresent(SideBySide::end);
    }

    /** From now on all rules are run on the second kernel in these parts, each on a VM of its own, to be done sooner. */
    void divide(List<List<String>> rules) {
        parts = rules;
    }

    /**
     * All that is selected, on both.
     *
     * @param draft where the whole result of the first one is left, if anywhere
     */
    Columns all(Optional<Path> draft) {
        clearHead();
        return both(List.of(), draft, options.results());
    }

    /** All that is selected, on the second one. */
    Column head() {
        clearHead();
        return Parts.joined(sideBySide(heads(List.of(), options.results())));
    }

    private void clearHead() {
        ResultsFolder.clearAll(options.results(), pair.head().target());
    }

    /**
     * Once more; what the first runs have left for people stays as it is.
     *
     * @param rules none for all
     */
    Columns again(List<String> rules) {
        return aside(results -> both(rules, Optional.empty(), results));
    }

    /** A rule on the second one, to see whether any can be run there. */
    Column headAgain(String rule) {
        return aside(results -> Parts.joined(sideBySide(heads(List.of(rule), results))));
    }

    private interface Runs<T> {
        T leavingIn(Path results);
    }

    private static <T> T aside(Runs<T> runs) {
        Path results;
        try {
            results = Files.createTempDirectory("kcov-tck");
        } catch (IOException e) {
            throw new BrokenException("cannot use the temporary folder: " + e.getMessage(), e);
        }
        try {
            return runs.leavingIn(results);
        } finally {
            remove(results);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // What the runs said stands, and a temporary folder may stay.
        }
    }

    private Columns both(List<String> rules, Optional<Path> draft, Path results) {
        RunProcess base =
                new RunProcess(pair.base().target(), words(pair.base(), Optional.empty(), rules, results), false);
        draft.ifPresent(base::leaveIn);
        List<RunProcess> runs = new ArrayList<>(List.of(base));
        runs.addAll(heads(rules, results));
        List<Column> columns = sideBySide(runs);
        return new Columns(columns.get(0), Parts.joined(columns.subList(1, columns.size())));
    }

    private List<RunProcess> heads(List<String> rules, Path results) {
        List<List<String>> divided = rules.isEmpty() ? parts : List.of(rules);
        List<RunProcess> runs = new ArrayList<>();
        for (List<String> part : divided) {
            List<String> words = words(pair.head(), options.profile(), part, results);
            words.addAll(programs);
            if (divided.size() > 1) {
                words.addAll(List.of("--part", String.valueOf(runs.size() + 1)));
            }
            runs.add(new RunProcess(pair.head().target(), words, false));
        }
        return runs;
    }

    /** Known violations count as any: that one is gone, or is another, is to be seen. */
    private List<String> words(GateSides.Side side, Optional<String> profile, List<String> rules, Path results) {
        List<String> words = new ArrayList<>(options.words(profile, rules, results));
        words.addAll(side.probe());
        words.add(STRICT);
        return words;
    }

    private List<Column> sideBySide(List<RunProcess> processes) {
        SideBySide runs = new SideBySide(processes);
        running = runs;
        if (interrupted) {
            runs.end();
        }
        return runs.run(Room.here(), notes);
    }
}
