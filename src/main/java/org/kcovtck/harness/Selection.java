/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kcovtck.errors.UsageException;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Rule;

/** Which rules a run is about, in the order of the catalogue; only rules that have a test. */
public record Selection(List<Rule> rules) {
    /**
     * All rules of these chapters and these rules; all there are when nothing is named.
     *
     * @throws UsageException when a name is unknown, or a rule was named that has no test
     */
    public static Selection of(Catalogue catalogue, Collection<String> chapters, Collection<String> ids) {
        Set<Rule> wanted = new LinkedHashSet<>();
        chapters.forEach(chapter -> wanted.addAll(catalogue.chapter(chapter)));
        for (String id : ids) {
            Rule rule = catalogue.rule(id);
            rule.untested().ifPresent(reason -> {
                throw new UsageException(id + " has no test: " + reason);
            });
            wanted.add(rule);
        }
        boolean all = chapters.isEmpty() && ids.isEmpty();
        return new Selection(catalogue.rules().stream()
                .filter(rule ->
                        (all || wanted.contains(rule)) && rule.untested().isEmpty())
                .toList());
    }

    /** The chapters that the rules are of. */
    List<String> chapters() {
        return rules.stream().map(Rule::chapter).distinct().toList();
    }

    boolean has(String id) {
        return rules.stream().anyMatch(rule -> rule.id().equals(id));
    }
}
