/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kcovtck.gate.Announcement;
import org.kcovtck.gate.Comparison;
import org.kcovtck.matrix.Column;
import org.kcovtck.matrix.KernelResult;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Expectation;
import org.kcovtck.rules.Profiles;

/** The runs of a gate: all rules on both kernels, then those that differ once more, for what differs by chance is not said. */
final class GateRuns {
    private static final String STRICT = "--strict";

    private final GateSides.Pair pair;
    private final RunOptions options;
    private final Consumer<String> notes;
    private volatile boolean interrupted;
    private volatile SideBySide running;

    GateRuns(GateSides.Pair pair, RunOptions options, Consumer<String> notes) {
        this.pair = pair;
        this.options = options;
        this.notes = notes;
    }

    /** Both kernels of a run; a result is missing where the run left none. */
    record Columns(Column base, Column head) {
        boolean areThere() {
            return base.result().isPresent() && head.result().isPresent();
        }
    }

    /** No further run begins, and those that go on end. */
    void stop() {
        interrupted = true;
        Optional.ofNullable(running).ifPresent(SideBySide::end);
    }

    /** Runs what was selected on both. */
    Columns all() {
        return run(List.of());
    }

    /** What has become of each rule; nothing is said of what a repetition does not confirm. */
    Comparison compare(Columns columns, Optional<Expectation> expectation, Catalogue catalogue, Profiles profiles) {
        Comparison first = compared(columns, expectation, catalogue, profiles);
        if (first.inDoubt().isEmpty() || interrupted) {
            return first;
        }
        notes.accept("again, for they differ: " + String.join(" ", first.inDoubt()));
        Comparison alone =
                again(first.inDoubt(), expectation, catalogue, profiles).orElse(first);
        List<String> unconfirmed = first.unconfirmedBy(alone);
        if (unconfirmed.isEmpty() || interrupted) {
            return first;
        }
        // It may take what other rules have left behind: so all once more, in the same order.
        notes.accept("all again, for these do not differ alone: " + String.join(" ", unconfirmed));
        return first.confirmedBy(
                again(List.of(), expectation, catalogue, profiles).orElse(alone));
    }

    private Optional<Comparison> again(
            List<String> rules, Optional<Expectation> expectation, Catalogue catalogue, Profiles profiles) {
        return Optional.of(run(rules))
                .filter(Columns::areThere)
                .map(columns -> compared(columns, expectation, catalogue, profiles));
    }

    private Comparison compared(
            Columns columns, Optional<Expectation> expectation, Catalogue catalogue, Profiles profiles) {
        KernelResult base = columns.base().result().orElseThrow();
        KernelResult head = columns.head().result().orElseThrow();
        Announcement announcement = new Announcement(
                expectation, profiles.named(base.profile()), profiles.named(head.profile()), catalogue);
        return Comparison.of(base, head, announcement::of);
    }

    private Columns run(List<String> rules) {
        SideBySide runs = new SideBySide(List.of(
                new RunProcess(pair.base().target(), words(Optional.empty(), rules), false),
                new RunProcess(pair.head().target(), words(options.profile(), rules), false)));
        running = runs;
        if (interrupted) {
            runs.end();
        }
        List<Column> columns = runs.run(Room.here(), notes);
        return new Columns(columns.get(0), columns.get(1));
    }

    /** Known violations count as any: that one is gone, or is another, is to be seen. */
    private List<String> words(Optional<String> profile, List<String> rules) {
        List<String> words = new ArrayList<>(options.words(profile, rules));
        words.add(STRICT);
        return words;
    }
}
