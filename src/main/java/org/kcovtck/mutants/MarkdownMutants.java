/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kcovtck.vm.Mutant;

/** A score for people, and for {@code docs/results}. */
public final class MarkdownMutants {
    private MarkdownMutants() {}

    /** @param kernel the kernel whose mutants these are, as the command line calls it */
    public static String text(String kernel, String release, Score score) {
        List<String> lines = new ArrayList<>();
        lines.add("# Wrong kernels: " + kernel);
        lines.add("");
        lines.add("What the rules say of Linux " + release + " with something wrong in it, one thing at a time:");
        lines.add(
                "`./kcov-tck mutants --kernel " + kernel + "`. A rule kills a mutant when it is violated with it and");
        lines.add("conforms without it.");
        lines.add("");
        score.toString().lines().forEach(line -> lines.add("    " + line));
        lines.add("");
        lines.add("| mutant | what a careless patch did | killed by |");
        lines.add("|---|---|---|");
        score.findings().forEach(finding -> lines.add(row(finding)));
        return String.join("\n", lines) + "\n";
    }

    private static String row(Finding finding) {
        Mutant mutant = finding.mutant();
        String about = mutant.historic().isEmpty()
                ? mutant.about()
                : mutant.about() + " (" + String.join(", ", mutant.historic()) + ")";
        return "| " + mutant.name() + " | " + about.replace("|", "\\|") + " | " + fate(finding) + " |";
    }

    private static String fate(Finding finding) {
        Optional<String> equivalent = finding.mutant().equivalent().map(why -> "equivalent: " + why);
        Optional<String> survives = finding.mutant().unseen().map(why -> "survives: " + why);
        return finding.by().or(() -> equivalent).or(() -> survives).orElse("survives");
    }
}
