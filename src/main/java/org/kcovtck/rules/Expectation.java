/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kcovtck.errors.UsageException;

/**
 * The rules that a patch means to change, and the verdict that each has on the patched kernel. As a file it is a list of
 * {@code rule:} and {@code becomes:}.
 */
public record Expectation(Map<String, String> verdicts) {
    /** Nothing is to change. */
    public static final Expectation NONE = new Expectation(Map.of());

    private static final Set<String> KEYS = Set.of("rule", "becomes");
    private static final Set<String> VERDICTS = Set.of("conforms", "violates", "not applicable");

    /** @throws UsageException that names file and line, when it is no expectation or names a rule that there is not */
    public static Expectation read(Path file, Catalogue catalogue) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (YamlMap entry : YamlFile.at(file).entries()) {
            entry.allow(KEYS);
            String rule = entry.text("rule");
            String becomes = entry.text("becomes");
            if (!catalogue.hasRule(rule)) {
                throw entry.wrong("rule", "there is no rule " + rule);
            }
            if (!VERDICTS.contains(becomes)) {
                throw entry.wrong("becomes", "'" + becomes + "' is none of conforms, violates, not applicable");
            }
            if (verdicts.put(rule, becomes) != null) {
                throw entry.wrong("rule", rule + " is there twice");
            }
        }
        return new Expectation(verdicts);
    }

    /** What is expected of a rule on the patched kernel, if it is to change. */
    public Optional<String> of(String rule) {
        return Optional.ofNullable(verdicts.get(rule));
    }
}
