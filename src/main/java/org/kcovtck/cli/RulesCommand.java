/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.QuoteCheck;
import org.kcovtck.rules.Rule;
import org.kcovtck.rules.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kcov-tck rules}: reads the catalogue out. */
@Command(name = "rules", description = "List the rules, show some in full, or look their quotes up.")
public final class RulesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "Rules to show in full.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--verify-quotes",
            paramLabel = "DIR",
            description = "Look every quote up in this folder of documents or this kernel tree. May be repeated: a"
                    + " quote has to be in one of them.")
    private List<Path> folders = new ArrayList<>();

    @Override
    public Integer call() {
        Catalogue catalogue = Catalogue.load();
        PrintWriter out = spec.commandLine().getOut();
        List<Rule> rules = ids.isEmpty()
                ? List.copyOf(catalogue.rules())
                : ids.stream().map(catalogue::rule).toList();
        if (!folders.isEmpty()) {
            return verifyQuotes(rules, out);
        }
        if (ids.isEmpty()) {
            // Only a terminal has a width; a pipe gets whole lines.
            int width = System.console() == null
                    ? Integer.MAX_VALUE
                    : spec.usageMessage().width();
            rules.forEach(rule -> out.println(RuleText.line(rule, width)));
        } else {
            rules.forEach(rule -> out.println(RuleText.full(rule)));
        }
        return ExitStatus.CONFORMS;
    }

    private int verifyQuotes(List<Rule> rules, PrintWriter out) {
        QuoteCheck check = new QuoteCheck(folders);
        int all = 0;
        int missing = 0;
        for (Rule rule : rules) {
            for (Source source : rule.sources()) {
                all++;
                if (!check.finds(source)) {
                    missing++;
                    out.printf("%s: not found: \"%s\" (%s)%n", rule.id(), source.quote(), source.reference());
                }
            }
        }
        out.printf("QUOTES %d found, %d not found%n", all - missing, missing);
        return missing == 0 ? ExitStatus.CONFORMS : ExitStatus.VIOLATES;
    }
}
