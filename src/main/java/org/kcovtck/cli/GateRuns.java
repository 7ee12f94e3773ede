/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kcovtck.gate.Announcement;
import org.kcovtck.gate.Comparison;
import org.kcovtck.gate.Confirmation;
import org.kcovtck.matrix.Column;
import org.kcovtck.matrix.KernelResult;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Expectation;
import org.kcovtck.rules.Profiles;
import org.kcovtck.rules.Rule;
import org.kcovtck.vm.Image;

/** The runs of a gate: all rules on both kernels, then those that differ once more, for what differs by chance is not said. */
final class GateRuns {
    private static final String STRICT = "--strict";

    private final GateSides.Pair pair;
    private final RunOptions options;
    private final KeptResults kept;
    private final Catalogue catalogue;
    private final Profiles profiles;
    private final Consumer<String> notes;
    private Optional<Path> programs = Optional.empty();
    private Optional<KeptResult> keptBase = Optional.empty();
    private volatile boolean interrupted;
    private volatile SideBySide running;

    GateRuns(
            GateSides.Pair pair,
            RunOptions options,
            KeptResults kept,
            Catalogue catalogue,
            Profiles profiles,
            Consumer<String> notes) {
        this.pair = pair;
        this.options = options;
        this.kept = kept;
        this.catalogue = catalogue;
        this.profiles = profiles;
        this.notes = notes;
    }

    /** The runs of the patched kernel leave programs here, of each violation. */
    void writePrograms(Optional<Path> folder) {
        programs = folder;
    }

    /** Both kernels of a run; a result is missing where the run left none. */
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

    /** What has become of each rule; nothing is said of what a repetition does not confirm. */
    Comparison compare(Columns columns, Optional<Expectation> expectation) {
        List<String> all =
                options.selection(catalogue).rules().stream().map(Rule::id).toList();
        Confirmation confirmation =
                Confirmation.of(compared(columns, all, expectation), rules -> again(rules, expectation), notes);
        keptBase.ifPresent(result -> result.confirmed(confirmation.base(), notes));
        return confirmation.comparison();
    }

    private Optional<Comparison> again(List<String> rules, Optional<Expectation> expectation) {
        if (interrupted) {
            return Optional.empty();
        }
        Columns columns = run(rules);
        if (!columns.areThere()) {
            notes.accept("not confirmed, for there is no result of the repetition: "
                    + columns.missing().trouble());
            return Optional.empty();
        }
        return Optional.of(compared(columns, rules, expectation));
    }

    private Comparison compared(Columns columns, List<String> wanted, Optional<Expectation> expectation) {
        KernelResult base = columns.base().result().orElseThrow();
        KernelResult head = columns.head().result().orElseThrow();
        Announcement announcement = new Announcement(
                expectation, profiles.named(base.profile()), profiles.named(head.profile()), catalogue);
        return Comparison.of(base, head, wanted, announcement.forThe(base, head));
    }

    /** All that is selected, on the patched kernel alone if what the other says is known: in parts then, to be done sooner. */
    Columns all(Optional<Image> baseImage) {
        keptBase = baseImage.flatMap(image -> kept.of(image, options.judging(Optional.empty(), List.of())));
        Optional<KernelResult> known = keptBase.flatMap(KeptResult::read);
        if (known.isEmpty()) {
            RunProcess base = base(List.of());
            keptBase.ifPresent(result -> base.leaveIn(result.draft()));
            return confirmed(columns(base, head(List.of(), List.of())));
        }
        notes.accept(pair.base().target() + ": judged before: " + known.get().summary());
        List<List<String>> parts = Parts.of(options.selection(catalogue).rules(), known.get(), Room.here());
        List<RunProcess> runs = new ArrayList<>();
        for (List<String> part : parts) {
            runs.add(head(part, parts.size() == 1 ? List.of() : List.of("--part", String.valueOf(runs.size() + 1))));
        }
        return confirmed(new Columns(Column.of(known.get()), Parts.joined(sideBySide(runs))));
    }

    /** A kernel that once does not boot may have been short of time; it is to blame when it does not again. */
    private Columns confirmed(Columns columns) {
        if (!columns.areThere()) {
            keptBase.ifPresent(result -> result.confirmed(Confirmation.Base.NOT_REPEATED, notes));
        }
        if (columns.base().result().isEmpty() || !columns.head().isUntestable() || interrupted) {
            return columns;
        }
        notes.accept("again, for it cannot be tested: " + columns.head().trouble());
        String one = options.selection(catalogue).rules().get(0).id();
        boolean untestable =
                sideBySide(List.of(head(List.of(one), List.of()))).get(0).isUntestable();
        return untestable
                ? columns
                : new Columns(
                        columns.base(),
                        Column.broken(
                                columns.head().target(),
                                "not twice the same: " + columns.head().trouble()));
    }

    private Columns run(List<String> rules) {
        return columns(base(rules), head(rules, List.of()));
    }

    private RunProcess base(List<String> rules) {
        return new RunProcess(pair.base().target(), words(Optional.empty(), rules), false);
    }

    private RunProcess head(List<String> rules, List<String> more) {
        List<String> words = new ArrayList<>(words(options.profile(), rules));
        words.addAll(more);
        programs.ifPresent(folder ->
                words.addAll(List.of("--programs", folder.toAbsolutePath().toString())));
        return new RunProcess(pair.head().target(), words, false);
    }

    private Columns columns(RunProcess base, RunProcess head) {
        List<Column> columns = sideBySide(List.of(base, head));
        return new Columns(columns.get(0), columns.get(1));
    }

    private List<Column> sideBySide(List<RunProcess> processes) {
        SideBySide runs = new SideBySide(processes);
        running = runs;
        if (interrupted) {
            runs.end();
        }
        return runs.run(Room.here(), notes);
    }

    /** Known violations count as any: that one is gone, or is another, is to be seen. */
    private List<String> words(Optional<String> profile, List<String> rules) {
        List<String> words = new ArrayList<>(options.words(profile, rules));
        words.add(STRICT);
        return words;
    }
}
