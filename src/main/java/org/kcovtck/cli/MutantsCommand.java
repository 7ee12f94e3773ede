/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.kcovtck.errors.UsageException;
import org.kcovtck.errors.Visible;
import org.kcovtck.machine.Machines;
import org.kcovtck.machine.SshOptions;
import org.kcovtck.mutants.Finding;
import org.kcovtck.mutants.Hunt;
import org.kcovtck.mutants.MarkdownMutants;
import org.kcovtck.mutants.Score;
import org.kcovtck.report.ReportFile;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Pitfall;
import org.kcovtck.rules.Profiles;
import org.kcovtck.vm.CacheFolder;
import org.kcovtck.vm.Image;
import org.kcovtck.vm.Images;
import org.kcovtck.vm.Kernel;
import org.kcovtck.vm.Mutant;
import org.kcovtck.vm.MutantList;
import org.kcovtck.vm.VmImages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code kcov-tck mutants}: whether the suites notice wrong kernels. */
@Command(name = "mutants", description = "Run the suites on a kernel with one wrong behaviour after the other.")
public final class MutantsCommand implements Callable<Integer> {
    private static final String FLAVOUR = "-mutants";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @ParentCommand
    private Main main;

    @Option(
            names = "--kernel",
            required = true,
            paramLabel = "NAME",
            description = "A kernel of vm-images/kernels.yaml that has mutants: 7.3, 6.12.")
    private String kernel;

    @Parameters(paramLabel = "MUTANT", arity = "0..*", description = "Only these, by name.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--equivalent", description = "Run those, too, that are proved to be equivalent.")
    private boolean equivalent;

    @Option(names = "--output", paramLabel = "FILE", description = "Write what became of each here, as Markdown.")
    private Path output;

    private final Consumer<String> notes = note -> System.err.println(Visible.line(note));

    @Override
    public Integer call() {
        if (output != null && !names.isEmpty()) {
            throw new UsageException("--output is for all mutants: leave their names out");
        }
        Optional.ofNullable(output).ifPresent(ReportFile::check);
        String flavour = kernel + FLAVOUR;
        MutantList list = VmImages.ofHome()
                .kernels()
                .find(flavour)
                .flatMap(Kernel::mutants)
                .orElseThrow(() -> new UsageException("kernel " + kernel + " has no mutants: see vm-images/mutants"));
        Catalogue catalogue = Catalogue.load();
        list.mutants().forEach(mutant -> mutant.rules().forEach(catalogue::rule));
        List<Mutant> wanted = names.isEmpty()
                ? list.mutants().stream().filter(this::isWanted).toList()
                : names.stream().map(list::named).toList();
        Image image = new Images(VmImages.ofHome(), CacheFolder.ofUser(), notes).get(flavour);
        Hunt hunt = new Hunt(wanted, this::told);
        main.interrupt().during(new Interrupt.Work("waiting for the mutants that run", hunt::stop, () -> {}, PATIENCE));
        Profiles profiles = Profiles.load();
        Machines machines = new Machines(profiles, SshOptions.ofUser(), notes);
        try {
            hunt.run(() -> machines.withMutants(flavour), Math.min(Room.here(), wanted.size()), catalogue, profiles);
        } finally {
            summary(new Score(hunt.findings()));
        }
        Score score = new Score(hunt.findings());
        if (output != null && score.findings().size() == wanted.size()) {
            ReportFile.save(
                    output, MarkdownMutants.text(kernel, image.info().release(), all(score, list), Pitfall.all()));
        }
        return ExitStatus.of(
                !score.findings().stream().allMatch(finding -> finding.isExpected() || finding.isBroken()),
                score.findings().stream().anyMatch(Finding::isBroken),
                !score.findings().isEmpty());
    }

    /** What only a kernel sees that checks itself is for one that does. */
    private boolean isWanted(Mutant mutant) {
        return (equivalent || mutant.equivalent().isEmpty()) && (!mutant.sanitizer() || kernel.endsWith("-debug"));
    }

    /** With those that were not tried, in the order of the list. */
    private static Score all(Score score, MutantList list) {
        Map<String, Finding> found = score.findings().stream()
                .collect(Collectors.toMap(finding -> finding.mutant().name(), finding -> finding));
        return new Score(list.mutants().stream()
                .map(mutant -> found.getOrDefault(mutant.name(), Finding.notTried(mutant)))
                .toList());
    }

    private static void summary(Score score) {
        System.out.println(score);
        score.survivors()
                .forEach(finding ->
                        System.out.println("SURVIVES " + finding.mutant().name()));
        System.out.flush();
    }

    private void told(Finding finding) {
        System.out.printf(
                Locale.ROOT,
                "%s %s%s (%.1f s)%s%n",
                finding.mutant().name(),
                finding.fate(),
                finding.isKilledByAnother() ? ", not one of those named" : "",
                finding.took().toMillis() / 1000.0,
                finding.why().isEmpty() ? "" : ": " + Visible.line(finding.why()));
        System.out.flush();
    }
}
