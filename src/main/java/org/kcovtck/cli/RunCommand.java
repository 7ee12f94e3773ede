/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UntestableKernel;
import org.kcovtck.errors.Visible;
import org.kcovtck.harness.Conformance;
import org.kcovtck.harness.ConformanceRun;
import org.kcovtck.harness.Journal;
import org.kcovtck.harness.RunResult;
import org.kcovtck.harness.Selection;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;
import org.kcovtck.machine.Machine;
import org.kcovtck.machine.Machines;
import org.kcovtck.machine.ProbeOptions;
import org.kcovtck.program.Programs;
import org.kcovtck.report.AllureLabels;
import org.kcovtck.report.ConsoleReport;
import org.kcovtck.report.JsonReport;
import org.kcovtck.report.ReportFile;
import org.kcovtck.report.ResultsFolder;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;
import org.kcovtck.rules.Rule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code kcov-tck run}: a conformance run on one target. */
@Command(name = "run", description = "Run the suites on a kernel and say which rules it violates.")
public final class RunCommand implements Callable<Integer> {
    /** How long the test that runs may go on after Ctrl-C. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ParentCommand
    private Main main;

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            description = "sim:PROFILE, vm:KERNEL, ssh://USER@HOST:PORT or local.")
    private String target;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all verdicts here as one JSON document.")
    private Path json;

    @Option(names = "--strict", description = "Count known violations as violations.")
    private boolean strict;

    @Option(
            names = "--probe",
            paramLabel = "FILE.ko",
            description = "The probe module, built for the kernel of an ssh:// or the local target.")
    private Path probe;

    @Option(
            names = "--kernel-build",
            paramLabel = "DIR",
            description = "Where that kernel was built: build the probe module against it.")
    private Path kernelBuild;

    @Option(names = "--part", hidden = true, description = "This run is one of several on one target at a time.")
    private Integer part;

    @Option(
            names = "--for-another",
            hidden = true,
            description = "Take VMs' kernels as they are built; end with status 4 if one cannot be tested.")
    private boolean forAnother;

    @Option(
            names = "--programs",
            paramLabel = "DIR",
            description = "Write a C program here for each violation, which shows it by itself.")
    private Path programs;

    @Mixin
    private RunOptions options;

    private final Journal journal = new Journal();
    private final ConsoleReport console = new ConsoleReport(System.out, Ansi.AUTO.enabled());
    private volatile boolean interrupted;

    @Override
    public Integer call() {
        ResultsFolder.prepare();
        Catalogue catalogue = Catalogue.load();
        Profiles profiles = Profiles.load();
        Selection selection = options.selection(catalogue);
        options.profile().ifPresent(profiles::named);
        Optional.ofNullable(json).ifPresent(ReportFile::check);
        String name = target == null ? "sim:" + profiles.newest().name() : target;
        Consumer<String> notes = note -> System.err.println(Visible.line(note));
        Machines machines = new Machines(profiles, options.ssh(), notes);
        Machine machine = (forAnother ? machines.asBuilt() : machines).open(name, new ProbeOptions(probe, kernelBuild));
        Conformance.Settings settings = new Conformance.Settings(options.profile(), strict, options.quick(), notes);
        try (Conformance conformance =
                new Conformance(catalogue, profiles, machine, settings, verdict -> told(catalogue, verdict))) {
            Optional.ofNullable(programs)
                    .map(folder -> new Programs(folder, notes))
                    .ifPresent(written -> conformance.whenRecorded(
                            (verdict, recording) -> written.add(catalogue.rule(verdict.rule()), verdict, recording)));
            return run(conformance, selection);
        } catch (UntestableKernel e) {
            if (!forAnother) {
                throw e;
            }
            Main.tell(e.getMessage());
            return ExitStatus.UNTESTABLE;
        }
    }

    private int run(Conformance conformance, Selection selection) {
        // Connects: a machine that is out of reach does not cost the user the results of the last run on it.
        String release = conformance.release();
        String profileName = conformance.profileName();
        Supplier<RunResult> soFar =
                () -> journal.result(conformance.target(), release, conformance.origin(), profileName);
        System.setProperty(AllureLabels.TARGET, conformance.target());
        String own = part == null ? conformance.target() : ResultsFolder.part(conformance.target(), part);
        try (ResultsFolder folder = ResultsFolder.open(options.results(), own)) {
            return run(conformance, selection, soFar, folder);
        }
    }

    private int run(Conformance conformance, Selection selection, Supplier<RunResult> soFar, ResultsFolder folder) {
        ConformanceRun run = new ConformanceRun(conformance, selection);
        Runnable stop = () -> {
            interrupted = true;
            run.cancel();
        };
        main.interrupt()
                .during(new Interrupt.Work(
                        "waiting for the test that runs", stop, () -> write(soFar.get(), folder), PATIENCE));
        try {
            run.run();
        } finally {
            finish(soFar.get(), folder);
        }
        RunResult result = soFar.get();
        return ExitStatus.of(
                result.count(Verdict.VIOLATES) > 0,
                result.count(Verdict.BROKEN) > 0,
                result.count(Verdict.CONFORMS) + result.count(Verdict.KNOWN) > 0);
    }

    /** A report that cannot be written ends the command as broken, but never hides a violation. */
    private void finish(RunResult result, ResultsFolder folder) {
        try {
            write(result, folder);
        } catch (BrokenException e) {
            if (result.count(Verdict.VIOLATES) == 0) {
                throw e;
            }
            Main.tell(e.getMessage());
        }
    }

    /** All reports are written even if one of them cannot be. */
    private void write(RunResult result, ResultsFolder folder) {
        try {
            folder.write(result);
        } finally {
            try {
                Optional.ofNullable(json).ifPresent(file -> JsonReport.write(result, file));
            } finally {
                console.summary(result);
            }
        }
    }

    private void told(Catalogue catalogue, TestVerdict verdict) {
        // When this JVM ends it ends its VM at once; that the VM is gone then says nothing of the test that ran.
        if (interrupted && verdict.verdict() == Verdict.BROKEN) {
            return;
        }
        Rule rule = catalogue.rule(verdict.rule());
        journal.add(rule, verdict);
        console.finding(rule, verdict);
    }
}
