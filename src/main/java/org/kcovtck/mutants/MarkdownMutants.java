/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kcovtck.rules.Pitfall;
import org.kcovtck.vm.Mutant;

/** A score for people, and for {@code docs/results}. */
public final class MarkdownMutants {
    private MarkdownMutants() {}

    /**
     * All mutants of a kernel, and the bugs of the past.
     *
     * @param kernel as the command line calls it
     * @param release {@code uname -r}
     */
    public static String text(String kernel, String release, Score score, List<Pitfall> pitfalls) {
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
        lines.add("| mutant | what a careless patch did | what became of it |");
        lines.add("|---|---|---|");
        score.findings().forEach(finding -> lines.add(row(finding)));
        lines.add("");
        lines.add("## Bugs of the past");
        lines.add("");
        lines.add("| pitfall | about | |");
        lines.add("|---|---|---|");
        pitfalls.forEach(pitfall -> lines.add(row(pitfall, score)));
        return String.join("\n", lines) + "\n";
    }

    private static String row(Finding finding) {
        Mutant mutant = finding.mutant();
        return "| " + mutant.name() + " | " + cell(mutant.about()) + " | " + cell(finding.fate()) + " |";
    }

    private static String row(Pitfall pitfall, Score score) {
        return "| " + pitfall.id() + " | " + cell(pitfall.about()) + " | " + cell(fate(pitfall, score)) + " |";
    }

    private static String fate(Pitfall pitfall, Score score) {
        String mutants = score.findings().stream()
                .filter(finding -> finding.mutant().historic().contains(pitfall.id()))
                .map(finding -> finding.mutant().name() + " " + finding.fate())
                .collect(Collectors.joining("; "));
        return mutants.isEmpty() ? pitfall.unguarded().orElse("no mutant of this kernel") : mutants;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
