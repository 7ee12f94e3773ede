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
import org.kcovtck.gate.UnseenRules;
import org.kcovtck.gate.Untested;
import org.kcovtck.harness.Selection;
import org.kcovtck.machine.Machines;
import org.kcovtck.matrix.Column;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Expectation;
import org.kcovtck.rules.Profile;
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

    @Mixin
    private GatePrograms programs;

    private final Consumer<String> notes = note -> System.err.println(Visible.line(note));
    private Catalogue catalogue;
    private Profiles profiles;
    private Optional<PatchFacts> patch = Optional.empty();
    private Optional<BuildFacts> build = Optional.empty();

    @Override
    public Integer call() {
        catalogue = Catalogue.load();
        profiles = Profiles.load();
        Selection selection = options.selection(catalogue);
        options.profile().ifPresent(profiles::named);
        outputs.check();
        Optional<Expectation> expectation = Optional.ofNullable(expect).map(file -> Expectation.read(file, catalogue));
        expectation.ifPresent(announced -> check(announced, selection));
        programs.check();
        return outputs.write(report(expectation));
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

    private GateReport report(Optional<Expectation> expectation) {
        CacheFolder cache = CacheFolder.ofUser();
        GateSides.Pair pair;
        try {
            pair = sides.resolve(cache, catalogue);
            sides.check(pair, new Machines(profiles, options.ssh(), notes));
        } catch (BrokenException e) {
            return without("", "", Untested.undecided(e.getMessage()));
        }
        outputs.clear();
        programs.clear();
        try {
            return report(pair, cache, expectation);
        } catch (BrokenException e) {
            return without(pair, Untested.undecided(e.getMessage()));
        }
    }

    private GateReport report(GateSides.Pair pair, CacheFolder cache, Optional<Expectation> expectation) {
        patch = pair.patch().map(diff -> PatchFacts.of(diff, catalogue));
        Images images = new Images(VmImages.ofHome(), cache, notes);
        Optional<Image> base = build(images, pair.base());
        Optional<Image> head;
        try {
            head = build(images, pair.head());
        } catch (BuildFailure e) {
            return without(pair, Untested.refused("the kernel does not build: " + e.getMessage()));
        }
        build = base.flatMap(before -> head.flatMap(after -> buildFacts(before, after)));
        TwoKernels kernels = new TwoKernels(pair, options, programs.folder(), notes);
        GateRuns runs = new GateRuns(kernels, options, KeptResults.in(cache), catalogue, profiles, notes);
        main.interrupt().during(new Interrupt.Work("waiting for the runs", kernels::stop, () -> {}, PATIENCE));
        TwoKernels.Columns columns = runs.all(base);
        if (!columns.areThere()) {
            boolean built = head.isPresent() && !kernels.areInterrupted();
            return without(pair, untested(columns, built));
        }
        Comparison comparison = runs.compare(columns, expectation);
        Profile expected = profiles.named(comparison.head().profile());
        return GateReport.of(
                sides.title(),
                comparison,
                patch,
                build,
                UnseenRules.of(comparison.base(), comparison.head(), expected, catalogue),
                programs.of(comparison));
    }

    private Optional<BuildFacts> buildFacts(Image base, Image head) {
        try {
            return Optional.of(BuildFacts.of(base, head));
        } catch (BrokenException e) {
            // It is beside the verdict.
            notes.accept("nothing is said of the builds: " + e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Why one of them has no result.
     *
     * @param built whether the second was built of a patch, which is to blame if the kernel itself cannot be tested
     */
    static Untested untested(TwoKernels.Columns columns, boolean built) {
        boolean blamed =
                built && columns.base().result().isPresent() && columns.head().isUntestable();
        Column missing = columns.missing();
        String reason = missing.target() + " cannot be tested: " + missing.trouble();
        return blamed ? Untested.refused(reason) : Untested.undecided(reason);
    }

    private GateReport without(GateSides.Pair pair, Untested untested) {
        return without(pair.base().target(), pair.head().target(), untested);
    }

    /** What is known of the patch and its build is said all the same; programs show nothing that is said here. */
    private GateReport without(String base, String head, Untested untested) {
        programs.clear();
        return GateReport.without(sides.title(), untested, base, head, patch, build);
    }

    private static Optional<Image> build(Images images, GateSides.Side side) {
        return side.recipe().map(recipe -> images.build(recipe, false));
    }
}
