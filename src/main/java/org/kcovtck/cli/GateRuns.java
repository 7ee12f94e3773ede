/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kcovtck.errors.BrokenException;
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

/** What a gate runs: all rules on both kernels, then those that differ once more, for what differs by chance is not said. */
final class GateRuns {
    private final TwoKernels kernels;
    private final RunOptions options;
    private final KeptResults kept;
    private final Catalogue catalogue;
    private final Profiles profiles;
    private final Consumer<String> notes;
    private Optional<KeptResult> keptBase = Optional.empty();

    GateRuns(
            TwoKernels kernels,
            RunOptions options,
            KeptResults kept,
            Catalogue catalogue,
            Profiles profiles,
            Consumer<String> notes) {
        this.kernels = kernels;
        this.options = options;
        this.kept = kept;
        this.catalogue = catalogue;
        this.profiles = profiles;
        this.notes = notes;
    }

    /** All that is selected, on the patched kernel alone if what the other says is known. */
    TwoKernels.Columns all(Optional<Image> baseImage) {
        keptBase = baseImage.flatMap(image -> kept.of(image, options.judging(Optional.empty(), List.of())));
        Optional<KernelResult> known = keptBase.flatMap(KeptResult::read);
        if (known.isEmpty()) {
            return confirmed(kernels.all(keptBase.map(KeptResult::newDraft)));
        }
        notes.accept(known.get().target() + ": judged before: " + known.get().summary());
        kernels.divide(Parts.of(options.selection(catalogue).rules(), known.get(), Room.here()));
        return confirmed(new TwoKernels.Columns(Column.of(known.get()), kernels.head()));
    }

    /** A kernel that once does not boot may have been short of time; it is to blame when it does not again. */
    private TwoKernels.Columns confirmed(TwoKernels.Columns columns) {
        if (!columns.areThere()) {
            settle(Confirmation.Base.NOT_REPEATED);
        }
        Column head = columns.head();
        if (columns.base().result().isEmpty() || !head.isUntestable() || kernels.areInterrupted()) {
            return columns;
        }
        notes.accept("again, for it cannot be tested: " + head.why());
        Column again =
                kernels.headAgain(options.selection(catalogue).rules().get(0).id());
        if (again.isUntestable()) {
            return columns;
        }
        String second = again.result().isPresent() ? "it could the second time" : again.why();
        return new TwoKernels.Columns(
                columns.base(), Column.broken(head.target(), "first " + head.why() + "; then " + second));
    }

    /** What has become of each rule; nothing is said of what a repetition does not confirm. */
    Comparison compare(TwoKernels.Columns columns, Optional<Expectation> expectation) {
        List<String> all =
                options.selection(catalogue).rules().stream().map(Rule::id).toList();
        Confirmation confirmation =
                Confirmation.of(compared(columns, all, expectation), (rules, why) -> again(rules, why, expectation));
        settle(confirmation.base());
        return confirmation.comparison();
    }

    private void settle(Confirmation.Base base) {
        keptBase.ifPresent(result -> result.settle(base, notes));
    }

    private Optional<Comparison> again(List<String> rules, String why, Optional<Expectation> expectation) {
        if (kernels.areInterrupted()) {
            return Optional.empty();
        }
        notes.accept(why);
        try {
            TwoKernels.Columns columns = kernels.again(rules);
            if (columns.areThere()) {
                return Optional.of(compared(columns, rules, expectation));
            }
            notes.accept("not confirmed, for there is no result of the repetition: "
                    + columns.missing().why());
        } catch (BrokenException e) {
            // What was seen before stands as it is, unconfirmed.
            notes.accept("not confirmed: " + e.getMessage());
        }
        return Optional.empty();
    }

    private Comparison compared(TwoKernels.Columns columns, List<String> wanted, Optional<Expectation> expectation) {
        KernelResult base = columns.base().result().orElseThrow();
        KernelResult head = columns.head().result().orElseThrow();
        Announcement announcement = new Announcement(
                expectation, profiles.named(base.profile()), profiles.named(head.profile()), catalogue);
        return Comparison.of(base, head, wanted, announcement.forThe(base, head));
    }
}
