/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;
import org.kcovtck.errors.Visible;
import org.kcovtck.gate.BuildFacts;
import org.kcovtck.gate.Comparison;
import org.kcovtck.gate.GateReport;
import org.kcovtck.gate.PatchFacts;
import org.kcovtck.gate.Untested;
import org.kcovtck.harness.Selection;
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
        Selection selection = options.selection(catalogue);
        options.profile().ifPresent(profiles::named);
        outputs.check();
        Optional<Expectation> expectation = Optional.ofNullable(expect).map(file -> Expectation.read(file, catalogue));
        expectation.ifPresent(announced -> check(announced, selection));
        CacheFolder cache = CacheFolder.ofUser();
        GateSides.Pair pair = sides.resolve(cache, catalogue);
        outputs.clear();
        Optional<PatchFacts> patch = pair.patch().map(diff -> PatchFacts.of(diff, catalogue));
        GateRuns runs = new GateRuns(pair, options, KeptResults.in(cache), catalogue, profiles, notes);
        GateReport report;
        try {
            report = report(pair, new Images(VmImages.ofHome(), cache, notes), runs, expectation, patch);
        } catch (BrokenException e) {
            report = without(pair, Untested.undecided(e.getMessage()), patch);
        }
        outputs.write(report);
        return ExitStatus.of(report.decision());
    }

    /** What is announced of a rule that is not run would never be seen. */
    private void check(Expectation announced, Selection selection) {
        for (String rule : announced.verdicts().keySet()) {
            if (selection.rules().stream().noneMatch(each -> each.id().equals(rule))) {
                throw new UsageException(
                        expect + " announces " + rule + ", which is not run: select it, or take it out of the file");
            }
        }
    }

    private GateReport report(
            GateSides.Pair pair,
            Images images,
            GateRuns runs,
            Optional<Expectation> expectation,
            Optional<PatchFacts> patch) {
        Optional<Image> base = build(images, pair.base());
        Optional<Image> head;
        try {
            head = build(images, pair.head());
        } catch (BuildFailure e) {
            return without(pair, Untested.refused("the kernel does not build: " + e.getMessage()), patch);
        }
        runs.writePrograms(outputs.programs());
        main.interrupt().during(new Interrupt.Work("waiting for the runs", runs::stop, () -> {}, PATIENCE));
        GateRuns.Columns columns = runs.all(base);
        if (!columns.areThere()) {
            boolean built = head.isPresent() && !runs.areInterrupted();
            return without(pair, untested(columns, built), patch);
        }
        Comparison comparison = runs.compare(columns, expectation);
        return GateReport.of(
                pair.title(),
                comparison,
                patch,
                base.flatMap(before -> head.map(after -> BuildFacts.of(before, after))),
                outputs.programsOf(comparison));
    }

    /**
     * Why one of them has no result.
     *
     * @param built whether the second was built of a patch, which is to blame if the kernel itself cannot be tested
     */
    static Untested untested(GateRuns.Columns columns, boolean built) {
        boolean blamed =
                built && columns.base().result().isPresent() && columns.head().isUntestable();
        Column missing = columns.missing();
        return new Untested(blamed, missing.target() + " cannot be tested: " + missing.trouble());
    }

    private static GateReport without(GateSides.Pair pair, Untested untested, Optional<PatchFacts> patch) {
        return GateReport.without(
                pair.title(), untested, pair.base().target(), pair.head().target(), patch);
    }

    private static Optional<Image> build(Images images, GateSides.Side side) {
        return side.recipe().map(recipe -> images.build(recipe, false));
    }
}
