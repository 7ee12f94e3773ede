/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a gate has to say.
 *
 * @param title what was compared
 * @param patch what can be seen of the patch; empty for kernels that were built elsewhere
 * @param build what the builds say; empty for the same
 * @param programs that show new violations
 */
public record GateReport(
        String title,
        Comparison comparison,
        Optional<PatchFacts> patch,
        Optional<BuildFacts> build,
        List<Path> programs) {
    private static final int SHOWN = 10;

    /** Whether nothing got worse, and all that was announced is there. */
    public boolean isAccepted() {
        return comparison.refused().isEmpty();
    }

    /** The last line: what it all comes to. */
    public String conclusion() {
        int refused = comparison.refused().size();
        int unjudged = comparison.of(Change.BROKEN).size();
        if (refused > 0) {
            return "REFUSED: " + rules(refused) + (refused == 1 ? " is" : " are") + " not as before";
        } else if (unjudged > 0) {
            return "UNDECIDED: no verdict on " + rules(unjudged);
        }
        int announced = comparison.announced().size();
        return announced == 0
                ? "ACCEPTED: nothing got worse"
                : "ACCEPTED: " + rules(announced) + " changed as announced, and no other";
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
        return lines;
    }

    private static void add(List<String> lines, String what, List<String> items) {
        if (!items.isEmpty()) {
            String more = items.size() > SHOWN ? " and " + (items.size() - SHOWN) + " more" : "";
            lines.add(what + ": " + String.join(", ", items.subList(0, Math.min(SHOWN, items.size()))) + more);
        }
    }
}
