/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;
import org.kcovtck.errors.Visible;
import org.kcovtck.harness.Verdict;
import org.kcovtck.machine.Machines;
import org.kcovtck.matrix.Agreement;
import org.kcovtck.matrix.Column;
import org.kcovtck.matrix.Matrix;
import org.kcovtck.matrix.MatrixFormat;
import org.kcovtck.matrix.Publication;
import org.kcovtck.report.ReportFile;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code kcov-tck matrix}: a conformance run on each of several targets, rule by rule beside each other. */
@Command(name = "matrix", description = "Run the suites on several kernels and say, rule by rule, where they differ.")
public final class MatrixCommand implements Callable<Integer> {
    /** How long the runs may take to end after Ctrl-C; longer than each waits for the test that runs. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Main main;

    @Option(
            names = "--targets",
            paramLabel = "TARGET",
            split = ",",
            defaultValue = "vm",
            description =
                    "Targets as run takes them, with commas between; vm is every kernel of vm-images/kernels.yaml,"
                            + " sim the simulator of every profile. All kernels if not given.")
    private List<String> words;

    @Option(
            names = "--format",
            paramLabel = "text|md|html|json",
            defaultValue = "text",
            description = "How the matrix is written.")
    private MatrixFormat format;

    @Option(names = "--output", paramLabel = "FILE", description = "Write the matrix here, not to standard output.")
    private Path output;

    @Option(
            names = "--publish",
            paramLabel = "DIR",
            description = "Leave the result on each target in this folder, and the matrix of the kernels there.")
    private Path publish;

    @Option(
            names = "--against",
            paramLabel = "DIR",
            description = "Say where the verdicts are others than those published in this folder; that is status 1.")
    private Path against;

    @Option(names = "--strict", description = "Count known violations as violations in the exit status.")
    private boolean strict;

    @Mixin
    private RunOptions options;

    private volatile boolean interrupted;
    private volatile SideBySide runs;
    private final Consumer<String> notes = note -> System.err.println(Visible.line(note));

    @Override
    public Integer call() {
        Catalogue catalogue = Catalogue.load();
        Profiles profiles = Profiles.load();
        options.selection(catalogue);
        options.profile().ifPresent(profiles::named);
        Optional.ofNullable(output).ifPresent(ReportFile::check);
        Stream.of(Optional.ofNullable(publish), Optional.ofNullable(against))
                .flatMap(Optional::stream)
                .forEach(MatrixCommand::checkFolder);
        if (publish != null && !options.areUsual()) {
            throw new UsageException("--publish is for runs of all rules: leave the options that select some out");
        }
        Machines machines = new Machines(profiles, options.ssh(), notes);
        Matrix matrix = Matrix.of(columns(machines, machines.named(words)), catalogue, profiles);
        write(format.text(matrix));
        if (publish != null) {
            publish(matrix, new Publication(publish, catalogue, profiles));
        }
        boolean disagrees = against != null
                && disagrees(matrix, new Publication(against, catalogue, profiles), new Agreement(catalogue, profiles));
        return ExitStatus.of(
                matrix.has(Verdict.VIOLATES) || strict && matrix.has(Verdict.KNOWN) || disagrees,
                !matrix.isWhole(),
                matrix.has(Verdict.CONFORMS) || matrix.has(Verdict.KNOWN));
    }

    private static void checkFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UsageException(folder + " is no folder: make it, or name another");
        }
    }

    /** Builds what is missing, one after the other, for a build keeps all processors busy; then runs. */
    private List<Column> columns(Machines machines, List<String> targets) {
        main.interrupt().during(new Interrupt.Work("waiting for the runs", this::stop, () -> {}, PATIENCE));
        Map<String, Column> columns = new HashMap<>();
        for (String target : targets) {
            try {
                build(machines, target);
            } catch (BrokenException | UsageException e) {
                Main.tell(target + ": " + e.getMessage());
                columns.put(target, Column.broken(target, e.getMessage()));
            }
        }
        List<String> built =
                targets.stream().filter(target -> !columns.containsKey(target)).toList();
        List<String> given = options.words(options.profile(), List.of(), options.results());
        runs = new SideBySide(built.stream()
                .map(target -> new RunProcess(target, given, true))
                .toList());
        if (interrupted) {
            runs.end();
        }
        runs.run(Room.here(), notes).forEach(column -> columns.put(column.target(), column));
        return targets.stream().map(columns::get).toList();
    }

    private void build(Machines machines, String target) {
        if (!interrupted) {
            machines.build(target);
        }
    }

    /** No further kernel is built, no further run begins, and those that go on end. */
    private void stop() {
        interrupted = true;
        Optional.ofNullable(runs).ifPresent(SideBySide::end);
    }

    private void write(String text) {
        if (output == null) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        } else {
            ReportFile.save(output, text);
        }
    }

    private void publish(Matrix matrix, Publication publication) {
        if (!matrix.isWhole()) {
            throw new BrokenException("nothing is published in " + publish + ": a run broke, or could not be begun");
        }
        if (matrix.has(Verdict.VIOLATES)) {
            Main.tell("nothing is published in " + publish
                    + ": list the violations as known in suites/profiles.yaml first");
            return;
        }
        publication.add(matrix.columns().stream()
                .flatMap(column -> column.result().stream())
                .toList());
    }

    private boolean disagrees(Matrix matrix, Publication publication, Agreement agreement) {
        List<String> lines = matrix.columns().stream()
                .flatMap(column -> column.result().stream())
                .flatMap(now -> publication
                        .of(now.target())
                        .map(then -> agreement.changes(then, now).stream())
                        .orElse(Stream.of("nothing is published of " + now.target())))
                .toList();
        lines.forEach(line -> Main.tell("not as published: " + line));
        return !lines.isEmpty();
    }
}
