/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import java.util.List;
import java.util.Map;
import org.kcovtck.harness.RuleTest;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Chapter;
import org.kcovtck.rules.Need;
import org.kcovtck.rules.Pitfall;
import org.kcovtck.rules.Rule;

/**
 * The catalogue as one JSON document, for programs. Fields always come in this order, and none is ever left out; a text
 * that there is not is empty:
 *
 * <pre>
 * schema      1; raised when a field changes its meaning or goes away
 * chapters    each chapter, about
 * rules       each
 *   id, chapter, statement
 *   level     "documented", "de-facto" or "divergent"
 *   question  of a divergent rule
 *   since     "G3"; until "G7", and as releases: versions "v5.5-"
 *   fix, without
 *   needs, guards
 *   sources   each title, date, quote
 *   tests     "HandleRules.aRegisteredHandleIsRefusedToAnotherProcess"
 *   untested  the reason
 * pitfalls    each id, about, unguarded
 * </pre>
 */
public final class RulesJson {
    private static final int SCHEMA = 1;

    private RulesJson() {}

    public static String of(Catalogue catalogue, List<Pitfall> pitfalls) {
        return AsciiJson.text(AsciiJson.object(
                "schema", SCHEMA,
                "chapters",
                        catalogue.chapters().stream().map(RulesJson::chapter).toList(),
                "rules", catalogue.rules().stream().map(RulesJson::rule).toList(),
                "pitfalls", pitfalls.stream().map(RulesJson::pitfall).toList()));
    }

    private static Map<String, Object> chapter(Chapter chapter) {
        return AsciiJson.object("chapter", chapter.name(), "about", chapter.about());
    }

    private static Map<String, Object> rule(Rule rule) {
        return AsciiJson.object(
                "id", rule.id(),
                "chapter", rule.chapter(),
                "statement", rule.statement(),
                "level", rule.level().text(),
                "question", rule.question().orElse(""),
                "since", rule.since().name(),
                "until", rule.until().name(),
                "versions", rule.versions(),
                "fix", rule.fix().orElse(""),
                "without", rule.without().orElse(""),
                "needs", rule.needs().stream().map(Need::text).toList(),
                "guards", rule.guards(),
                "sources", rule.sources().stream().map(JsonReport::source).toList(),
                "tests", tests(rule),
                "untested", rule.untested().orElse(""));
    }

    private static List<String> tests(Rule rule) {
        return RuleTest.of(rule.chapter()).stream()
                .filter(test -> test.rule().equals(rule.id()))
                .map(RuleTest::name)
                .sorted()
                .toList();
    }

    private static Map<String, Object> pitfall(Pitfall pitfall) {
        return AsciiJson.object(
                "id", pitfall.id(),
                "about", pitfall.about(),
                "unguarded", pitfall.unguarded().orElse(""));
    }
}
