/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kcovtck.errors.UsageException;
import org.kcovtck.harness.Completeness;
import org.kcovtck.report.CompletenessText;
import org.kcovtck.report.ReportFile;
import org.kcovtck.report.RuleBook;
import org.kcovtck.report.RulesJson;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Document;
import org.kcovtck.rules.Pitfall;
import org.kcovtck.rules.QuoteCheck;
import org.kcovtck.rules.Rule;
import org.kcovtck.rules.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kcov-tck rules}: reads the catalogue out. */
@Command(name = "rules", description = "List the rules, show some in full, write the rule book, or look quotes up.")
public final class RulesCommand implements Callable<Integer> {
    /** What can be made of the whole catalogue. */
    enum Format {
        text,
        md,
        json
    }

    private static final Path HOME = Path.of(System.getProperty("kcovtck.home", ""));

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "Rules to show in full.")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "text: a line for each rule. md: the rule book, written to docs/rules.md. json: all of it, for"
                            + " programs.")
    private Format format = Format.text;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where --format md or json writes to, for example /dev/stdout.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--coverage",
            description = "Say whether each sentence of the documents has its rule and each rule its test or a reason.")
    private boolean coverage;

    @Option(
            names = "--verify-quotes",
            paramLabel = "DIR",
            description = "Look every quote up in this folder of documents or this kernel tree. May be repeated: a"
                    + " quote has to be in one of them.")
    private List<Path> folders = new ArrayList<>();

    @Override
    public Integer call() {
        Catalogue catalogue = Catalogue.load();
        List<Rule> rules = ids.isEmpty()
                ? List.copyOf(catalogue.rules())
                : ids.stream().map(catalogue::rule).toList();
        if (!folders.isEmpty()) {
            return verifyQuotes(rules);
        }
        if (coverage) {
            return printCoverage(catalogue);
        }
        if (format == Format.text) {
            print(rules);
        } else if (!ids.isEmpty()) {
            throw new UsageException("--format " + format + " is for all rules: name none");
        } else if (format == Format.md) {
            save(RuleBook.of(catalogue, Pitfall.all()), output.orElse(HOME.resolve("docs/rules.md")));
        } else {
            String json = RulesJson.of(catalogue, Pitfall.all());
            output.ifPresentOrElse(file -> save(json, file), () -> out().print(json));
        }
        out().flush();
        return ExitStatus.CONFORMS;
    }

    private void print(List<Rule> rules) {
        if (!ids.isEmpty()) {
            rules.forEach(rule -> out().println(RuleText.full(rule)));
            return;
        }
        // Only a terminal has a width; a pipe gets whole lines.
        int width = System.console() == null
                ? Integer.MAX_VALUE
                : spec.usageMessage().width();
        rules.forEach(rule -> out().println(RuleText.line(rule, width)));
    }

    private void save(String text, Path file) {
        ReportFile.check(file);
        ReportFile.save(file, text);
        out().println(file + " written");
    }

    private int printCoverage(Catalogue catalogue) {
        Completeness completeness = Completeness.of(catalogue);
        out().print(CompletenessText.of(completeness));
        out().flush();
        return completeness.isComplete() ? ExitStatus.CONFORMS : ExitStatus.VIOLATES;
    }

    /** Of the documents, too, when no rule is named. */
    private int verifyQuotes(List<Rule> rules) {
        Map<Source, String> quotes = new LinkedHashMap<>();
        rules.forEach(rule -> rule.sources().forEach(source -> quotes.putIfAbsent(source, rule.id())));
        if (ids.isEmpty()) {
            Document.all()
                    .forEach(document -> document.sentences()
                            .forEach(sentence -> quotes.putIfAbsent(sentence.source(), "documents")));
        }
        QuoteCheck check = new QuoteCheck(folders);
        int all = quotes.size();
        quotes.keySet().removeIf(check::finds);
        quotes.forEach(
                (quote, of) -> out().printf("%s: not found: \"%s\" (%s)%n", of, quote.quote(), quote.reference()));
        out().printf("QUOTES %d found, %d not found%n", all - quotes.size(), quotes.size());
        return quotes.isEmpty() ? ExitStatus.CONFORMS : ExitStatus.VIOLATES;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
