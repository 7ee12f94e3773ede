/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.kcovtck.errors.UsageException;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profiles;
import org.kcovtck.selfcheck.Finding;
import org.kcovtck.selfcheck.Score;
import org.kcovtck.selfcheck.Selfcheck;
import org.kcovtck.simulator.Defect;
import org.kcovtck.simulator.Gallery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kcov-tck selfcheck}: whether the suites find the defects of the gallery. */
@Command(
        name = "selfcheck",
        description =
                "Run the suites on the simulator with each defect of the gallery; the rule that it breaks must fail.")
public final class SelfcheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DEFECT", arity = "0..*", description = "Only these, by name, or those of a rule, by id.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "Say which defects there are, and run nothing.")
    private boolean list;

    private final Gallery gallery = Gallery.load();

    @Override
    public Integer call() {
        Catalogue catalogue = Catalogue.load();
        Collection<Defect> defects = names.isEmpty() ? gallery.defects() : named(catalogue);
        if (list) {
            defects.forEach(SelfcheckCommand::print);
            return ExitStatus.CONFORMS;
        }
        Score score = new Selfcheck(catalogue, Profiles.load()).check(defects, this::told);
        return names.isEmpty() ? all(score, catalogue) : some(score);
    }

    private List<Defect> named(Catalogue catalogue) {
        List<Defect> found = new ArrayList<>();
        for (String name : names) {
            found.addAll(catalogue.hasRule(name) ? ofRule(name) : List.of(gallery.named(name)));
        }
        return found;
    }

    private List<Defect> ofRule(String id) {
        List<Defect> found = gallery.defects().stream()
                .filter(defect -> defect.rules().contains(id))
                .toList();
        if (found.isEmpty()) {
            throw new UsageException("no defect has to break " + id + ": add one to src/defects");
        }
        return found;
    }

    private static void print(Defect defect) {
        System.out.printf("%-40s %-20s %s%n", defect.name(), String.join(" ", defect.rules()), defect.about());
    }

    private void told(Finding finding) {
        finding.survived()
                .forEach(why -> System.out.println(
                        "SURVIVES " + finding.defect().name() + " (" + finding.target() + "): " + why));
        if (!names.isEmpty() && finding.isKilled()) {
            System.out.println("killed   " + finding.defect().name() + " (" + finding.target() + "): violates "
                    + String.join(" ", finding.violated()));
        }
    }

    private static int some(Score score) {
        summary(score);
        return score.survivors().isEmpty() ? ExitStatus.CONFORMS : ExitStatus.VIOLATES;
    }

    private static int all(Score score, Catalogue catalogue) {
        score.faultsWithoutDefect().forEach(fault -> System.out.println("VIOLATED WITHOUT A DEFECT " + fault));
        score.withoutDefect()
                .forEach(rule -> System.out.println(
                        "NO DEFECT of " + rule + ": " + catalogue.rule(rule).statement()));
        Map<String, List<String>> unseen = score.unseen(catalogue.rules());
        unseen.forEach((need, rules) ->
                System.out.println("NOT SEEN on the simulator: " + need + ": " + String.join(" ", rules)));
        if (!score.known().isEmpty()) {
            System.out.println("KNOWN: the simulator violates them as kernels do, without a defect: "
                    + String.join(" ", score.known()));
        }
        int testable = score.testable().size();
        summary(score);
        System.out.printf(
                "RULES %d of %d testable have one; %d are known violations, %d cannot be seen on the simulator%n",
                testable - score.withoutDefect().size(),
                testable,
                score.known().size(),
                unseen.values().stream().mapToInt(List::size).sum());
        return score.survivors().isEmpty()
                        && score.withoutDefect().isEmpty()
                        && score.faultsWithoutDefect().isEmpty()
                ? ExitStatus.CONFORMS
                : ExitStatus.VIOLATES;
    }

    private static void summary(Score score) {
        System.out.printf(
                "DEFECTS %d, killed %d (%d %%), where one that breaks more than 1/%d of the rules does not count%n",
                score.defects(),
                score.killed(),
                100 * score.killed() / Math.max(1, score.defects()),
                Selfcheck.BROADEST);
    }
}
