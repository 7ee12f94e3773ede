/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kcovtck.matrix.KernelResult;

/**
 * What a gate has to say.
 *
 * @param title what was compared
 * @param untested why there is nothing to compare; empty when there is
 * @param patch what can be seen of the patch; empty for kernels that were built elsewhere
 * @param build what the builds say; empty for the same
 * @param unseen what nothing can be said of
 * @param programs that show new violations
 */
public record GateReport(
        String title,
        Comparison comparison,
        Optional<Untested> untested,
        Optional<PatchFacts> patch,
        Optional<BuildFacts> build,
        UnseenRules unseen,
        List<Path> programs) {
    private static final int SHOWN = 10;

    /** Of two kernels on which rules were run. */
    public static GateReport of(
            String title,
            Comparison comparison,
            Optional<PatchFacts> patch,
            Optional<BuildFacts> build,
            UnseenRules unseen,
            List<Path> programs) {
        boolean says = comparison.isJudged() || !comparison.refused().isEmpty();
        Optional<Untested> untested =
                says ? Optional.empty() : Optional.of(Untested.undecided("no rule has a verdict on either kernel"));
        return new GateReport(title, comparison, untested, patch, build, unseen, programs);
    }

    /** Of two kernels that were not both tested. */
    public static GateReport without(
            String title,
            Untested untested,
            String base,
            String head,
            Optional<PatchFacts> patch,
            Optional<BuildFacts> build) {
        Comparison nothing =
                Comparison.of(KernelResult.none(base), KernelResult.none(head), List.of(), rule -> Optional.empty());
        return new GateReport(title, nothing, Optional.of(untested), patch, build, UnseenRules.NONE, List.of());
    }

    /** What it all comes to. */
    public Decision decision() {
        if (untested.isPresent()) {
            return untested.get().decision();
        } else if (!comparison.refused().isEmpty()) {
            return Decision.REFUSED;
        }
        return comparison.isWhole() ? Decision.ACCEPTED : Decision.UNDECIDED;
    }

    /** The last line: the decision, and why. */
    public String conclusion() {
        return decision() + ": " + untested.map(Untested::line).orElseGet(this::reason);
    }

    private String reason() {
        int refused = comparison.refused().size();
        int unjudged = comparison.of(Change.BROKEN).size();
        if (refused > 0) {
            return rules(refused) + (refused == 1 ? " is" : " are") + " not as before";
        } else if (unjudged > 0) {
            return "no verdict on " + rules(unjudged);
        }
        int announced = comparison.announced().size();
        return announced == 0 ? "nothing got worse" : rules(announced) + " changed as announced, and no other";
    }

    private static String rules(int number) {
        return number == 1 ? "1 rule" : number + " rules";
    }

    /** What rules cannot see, in a line each. */
    public List<String> facts() {
        List<String> lines = new ArrayList<>();
        patch.ifPresent(facts -> {
            add(lines, "files", facts.files());
            add(lines, "user-space interface", facts.interface_());
            add(lines, "documentation", facts.documents());
            add(lines, "source lines of rules", facts.rules());
        });
        build.ifPresent(facts -> {
            add(lines, "new compiler warnings", facts.warnings());
            facts.size().ifPresent(size -> lines.add("kernel size: " + size));
        });
        add(lines, "rules seen on neither kernel", unseen.texts());
        return lines;
    }

    private static void add(List<String> lines, String what, List<String> items) {
        if (!items.isEmpty()) {
            String more = items.size() > SHOWN ? " and " + (items.size() - SHOWN) + " more" : "";
            lines.add(what + ": " + String.join(", ", items.subList(0, Math.min(SHOWN, items.size()))) + more);
        }
    }
}
