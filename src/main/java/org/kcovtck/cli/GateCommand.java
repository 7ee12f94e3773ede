/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.kcovtck.errors.Visible;
import org.kcovtck.gate.BuildFacts;
import org.kcovtck.gate.Comparison;
import org.kcovtck.gate.GateReport;
import org.kcovtck.gate.PatchFacts;
import org.kcovtck.matrix.Column;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Expectation;
import org.kcovtck.rules.Profiles;
import org.kcovtck.vm.BuildFailure;
import org.kcovtck.vm.CacheFolder;
import org.kcovtck.vm.Image;
import org.kcovtck.vm.Images;
import org.kcovtck.vm.VmImages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code kcov-tck gate}: whether a patch makes something worse. */
@Command(
        name = "gate",
        description = "Judge a patch: run the suites on a kernel without and with it, and say what changed.")
public final class GateCommand implements Callable<Integer> {
    /** How long the runs may take to end after Ctrl-C. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @ParentCommand
    private Main main;

    @Mixin
    private GateSides sides;

    @Option(
            names = "--expect",
            paramLabel = "FILE",
            description = "The rules that are to change, and how; exactly these, or the patch is refused.")
    private Path expect;

    @Mixin
    private RunOptions options;

    @Mixin
    private GateOutputs outputs;

    private final Consumer<String> notes = note -> System.err.println(Visible.line(note));

    @Override
    public Integer call() {
        Catalogue catalogue = Catalogue.load();
        Profiles profiles = Profiles.load();
        options.selection(catalogue);
        options.profile().ifPresent(profiles::named);
        outputs.check();
        Optional<Expectation> expectation = Optional.ofNullable(expect).map(file -> Expectation.read(file, catalogue));
        CacheFolder cache = CacheFolder.ofUser();
        GateSides.Pair pair = sides.resolve(cache, catalogue);
        Images images = new Images(VmImages.ofHome(), cache, notes);
        Optional<Image> base = build(images, pair.base());
        Optional<Image> head;
        try {
            head = build(images, pair.head());
        } catch (BuildFailure e) {
            Main.tell(pair.title() + "\nREFUSED: the kernel does not build\n" + e.getMessage());
            return ExitStatus.VIOLATES;
        }
        GateRuns runs = new GateRuns(pair, options, new KeptResults(cache), catalogue, profiles, notes);
        runs.writePrograms(outputs.programs());
        main.interrupt().during(new Interrupt.Work("waiting for the runs", runs::stop, () -> {}, PATIENCE));
        GateRuns.Columns columns = runs.all(base);
        if (!columns.areThere()) {
            return notRun(pair, columns);
        }
        Comparison comparison = runs.compare(columns, expectation);
        GateReport report = new GateReport(
                pair.title(),
                comparison,
                pair.patch().map(patch -> PatchFacts.of(patch, catalogue)),
                base.flatMap(before -> head.map(after -> BuildFacts.of(before, after))),
                outputs.programsOf(comparison));
        outputs.write(report);
        return ExitStatus.of(!report.isAccepted(), !comparison.isWhole(), true);
    }

    /** One of them does not boot, or has no KCOV: the patch is to blame if that is the patched one. */
    private static int notRun(GateSides.Pair pair, GateRuns.Columns columns) {
        boolean blamed =
                columns.base().result().isPresent() && pair.head().recipe().isPresent();
        Column column = columns.base().result().isPresent() ? columns.head() : columns.base();
        Main.tell(pair.title() + "\n" + (blamed ? "REFUSED" : "UNDECIDED") + ": " + column.target()
                + " cannot be tested\n" + column.trouble());
        return blamed ? ExitStatus.VIOLATES : ExitStatus.BROKEN;
    }

    private static Optional<Image> build(Images images, GateSides.Side side) {
        return side.recipe().map(recipe -> images.build(recipe, false));
    }
}
