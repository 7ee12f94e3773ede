/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;
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
import org.kcovtck.machine.SshOptions;
import org.kcovtck.report.AllureLabels;
import org.kcovtck.report.ConsoleReport;
import org.kcovtck.report.JsonReport;
import org.kcovtck.report.ResultsFolder;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;
import org.kcovtck.rules.Rule;
import org.kcovtck.ssh.HostKeyChecking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
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

    @Option(names = "--profile", paramLabel = "NAME", description = "What is expected, if not what the release says.")
    private String profile;

    @Option(names = "--suite", paramLabel = "NAME", arity = "1..*", description = "Only these suites.")
    private List<String> suites = new ArrayList<>();

    @Option(names = "--rule", paramLabel = "ID", arity = "1..*", description = "Only these rules.")
    private List<String> rules = new ArrayList<>();

    @Option(names = "--strict", description = "Count known violations as violations.")
    private boolean strict;

    @Option(names = "--quick", description = "Leave out races, which take their time.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all verdicts here as one JSON document.")
    private Path json;

    @Option(names = "--identity", paramLabel = "FILE", description = "The private key for an ssh:// target.")
    private Path identity;

    @Option(names = "--known-hosts", paramLabel = "FILE", description = "Where the host key of an ssh:// target is.")
    private Path knownHosts;

    @Option(
            names = "--host-key-checking",
            paramLabel = "yes|accept-new",
            defaultValue = "yes",
            description = "What to do with an unknown host key.")
    private String hostKeyChecking;

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

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description =
                    "Leave Allure results, JUnit XML and KTAP here, not in allure-results of kcov-tck's own folder.")
    private Path results = Path.of(System.getProperty("kcovtck.home", "")).resolve("allure-results");

    private final Journal journal = new Journal();
    private final ConsoleReport console = new ConsoleReport(System.out, Ansi.AUTO.enabled());
    private volatile boolean interrupted;

    @Override
    public Integer call() {
        ResultsFolder.prepare();
        Catalogue catalogue = Catalogue.load();
        Profiles profiles = Profiles.load();
        Selection selection = Selection.of(catalogue, suites, rules);
        Optional.ofNullable(profile).ifPresent(profiles::named);
        Optional.ofNullable(json).ifPresent(JsonReport::check);
        String name = target == null ? "sim:" + profiles.newest().name() : target;
        Consumer<String> notes = note -> System.err.println(Visible.line(note));
        Machine machine = new Machines(profiles, sshOptions(), notes).open(name, new ProbeOptions(probe, kernelBuild));
        Conformance.Settings settings = new Conformance.Settings(Optional.ofNullable(profile), strict, quick, notes);
        try (Conformance conformance =
                new Conformance(catalogue, profiles, machine, settings, verdict -> told(catalogue, verdict))) {
            return run(conformance, selection);
        }
    }

    private int run(Conformance conformance, Selection selection) {
        // Connects: a machine that is out of reach does not cost the user the results of the last run on it.
        String release = conformance.release();
        String profileName = conformance.profileName();
        Supplier<RunResult> soFar = () -> journal.result(conformance.target(), release, profileName);
        System.setProperty(AllureLabels.TARGET, conformance.target());
        ResultsFolder folder = ResultsFolder.open(results, conformance.target());
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
        return exitStatus(soFar.get());
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

    private static int exitStatus(RunResult result) {
        if (result.count(Verdict.VIOLATES) > 0) {
            return ExitStatus.VIOLATES;
        }
        boolean judged = result.count(Verdict.CONFORMS) + result.count(Verdict.KNOWN) > 0;
        return result.count(Verdict.BROKEN) > 0 || !judged ? ExitStatus.BROKEN : ExitStatus.CONFORMS;
    }

    private SshOptions sshOptions() {
        HostKeyChecking checking = switch (hostKeyChecking.toLowerCase(Locale.ROOT)) {
            case "yes" -> HostKeyChecking.YES;
            case "accept-new" -> HostKeyChecking.ACCEPT_NEW;
            default -> throw new UsageException("--host-key-checking takes yes or accept-new, not " + hostKeyChecking);
        };
        return new SshOptions(identity, knownHosts, checking);
    }
}
