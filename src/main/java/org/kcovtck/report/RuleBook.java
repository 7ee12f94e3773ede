/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.kcovtck.harness.RuleTest;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Chapter;
import org.kcovtck.rules.Generation;
import org.kcovtck.rules.Level;
import org.kcovtck.rules.Need;
import org.kcovtck.rules.Pitfall;
import org.kcovtck.rules.Rule;
import org.kcovtck.rules.Source;

/** The catalogue as a book for people, in Markdown. Links lead from {@code docs/} to the tests. */
public final class RuleBook {
    private static final String TESTS = "../suites/java/";

    private static final String INTRODUCTION = """
            # The rules of KCOV

            What the kernel's coverage interface promises to programs: each rule with the versions that it holds for, who
            said so, and the test that holds a kernel to it. Made by `./kcov-tck rules --format md` from `suites/rules/`.

            A rule is *documented* when a document says so, *de facto* when only the code does, and *divergent* when a
            document says something else; then there is a question to the maintainers. A rule that a later version
            changed has a neighbour that says what holds there. What a rule calls a *fix* is a change that stable trees
            have at another point of their history than mainline; `suites/profiles.yaml` says which kernel carries which.

            """;

    private final Catalogue catalogue;
    private final StringJoiner book = new StringJoiner("\n", INTRODUCTION, "\n");

    private RuleBook(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The whole book. */
    public static String of(Catalogue catalogue, List<Pitfall> pitfalls) {
        RuleBook book = new RuleBook(catalogue);
        book.addGenerations();
        book.addContents();
        catalogue.chapters().forEach(book::addChapter);
        book.addQuestions();
        book.addPitfalls(pitfalls);
        return book.book.toString();
    }

    private void addGenerations() {
        book.add("| generation | versions | what came with it |").add("|---|---|---|");
        for (Generation each : Generation.values()) {
            book.add(String.format("| %s | %s | %s |", each, versions(each, each), escaped(each.change())));
        }
        book.add("");
    }

    private void addContents() {
        for (Chapter chapter : catalogue.chapters()) {
            book.add(String.format("* [%s](#%s)", title(chapter), chapter.name()));
        }
        book.add("* [Where a document and the code disagree](#questions)");
        book.add("* [Pitfalls](#pitfalls)").add("");
    }

    private void addChapter(Chapter chapter) {
        book.add(heading(chapter.name(), title(chapter)));
        List<RuleTest> tests = RuleTest.of(chapter.name());
        for (Rule rule : catalogue.chapter(chapter.name())) {
            book.add("### " + rule.id()).add("");
            book.add(escaped(rule.statement())).add("");
            book.add(particulars(rule)).add("");
            rule.question().ifPresent(question -> book.add("* Question: " + escaped(question)));
            rule.sources().forEach(source -> book.add("* " + source(source)));
            tests.stream()
                    .filter(test -> test.rule().equals(rule.id()))
                    .sorted((a, b) -> a.name().compareTo(b.name()))
                    .forEach(test -> book.add("* Test: " + link(test)));
            rule.untested().ifPresent(reason -> book.add("* Untested: " + escaped(reason)));
            book.add("");
        }
    }

    private void addQuestions() {
        book.add(heading("questions", "Where a document and the code disagree"));
        catalogue.rules().stream()
                .filter(rule -> rule.level() == Level.DIVERGENT)
                .forEach(rule -> book.add(String.format(
                        "* %s: %s", link(rule.id()), escaped(rule.question().orElseThrow()))));
        book.add("");
    }

    private void addPitfalls(List<Pitfall> pitfalls) {
        book.add(heading("pitfalls", "Pitfalls"));
        book.add("What patches have got wrong, or nearly so, and the rules that would show it.")
                .add("");
        for (Pitfall pitfall : pitfalls) {
            String guards = catalogue.rules().stream()
                    .filter(rule -> rule.guards().contains(pitfall.id()))
                    .map(rule -> link(rule.id()))
                    .collect(Collectors.joining(", "));
            String guarded = guards.isEmpty()
                    ? "Not guarded against: " + escaped(pitfall.unguarded().orElse(""))
                    : "Guarded against by " + guards + ".";
            book.add(String.format(
                    "* <a id=\"%s\"></a>%s: %s %s",
                    pitfall.id().toLowerCase(Locale.ROOT), pitfall.id(), escaped(pitfall.about()), guarded));
        }
    }

    /** {@code v5.5 and later, de facto; needs probe; guards against P-09.} */
    private static String particulars(Rule rule) {
        List<String> parts = new ArrayList<>();
        parts.add("*" + versions(rule.since(), rule.until()) + ", "
                + rule.level().text().replace('-', ' ') + "*");
        rule.fix().ifPresent(fix -> parts.add("with the fix `" + fix + "`"));
        rule.without().ifPresent(fix -> parts.add("without the fix `" + fix + "`"));
        if (!rule.needs().isEmpty()) {
            parts.add("needs " + rule.needs().stream().map(Need::text).collect(Collectors.joining(", ")));
        }
        if (!rule.guards().isEmpty()) {
            parts.add("guards against "
                    + rule.guards().stream().map(RuleBook::link).collect(Collectors.joining(", ")));
        }
        return String.join("; ", parts);
    }

    private static String versions(Generation since, Generation until) {
        return until.lastRelease().isEmpty()
                ? since.release() + " and later"
                : since.release() + " to " + until.lastRelease();
    }

    private static String source(Source source) {
        return escaped(source.reference()) + ": \"" + escaped(source.quote()) + "\"";
    }

    private static String link(RuleTest test) {
        Class<?> in = test.method().getDeclaringClass();
        return String.format("[%s](%s%s.java)", test.name(), TESTS, in.getName().replace('.', '/'));
    }

    private static String link(String id) {
        return String.format("[%s](#%s)", id, id.toLowerCase(Locale.ROOT));
    }

    private static String title(Chapter chapter) {
        String about = escaped(chapter.about());
        return about.substring(0, 1).toUpperCase(Locale.ROOT) + about.substring(1);
    }

    private static String heading(String anchor, String title) {
        return String.format("## <a id=\"%s\"></a>%s\n", anchor, title);
    }

    /** Text without a meaning in Markdown. */
    private static String escaped(String text) {
        return text.replaceAll("[\\\\`*_<>\\[\\]|#~&]", "\\\\$0");
    }
}
