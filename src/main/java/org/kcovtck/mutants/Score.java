/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.mutants;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many mutants the suites have noticed. */
public record Score(List<Finding> findings) {
    /** Those that could be noticed, on this kernel. */
    public List<Finding> judged() {
        return findings.stream()
                .filter(finding ->
                        finding.tried() && finding.mutant().equivalent().isEmpty())
                .toList();
    }

    public long killed() {
        return judged().stream().filter(Finding::isKilled).count();
    }

    public List<Finding> survivors() {
        return judged().stream().filter(finding -> !finding.isKilled()).toList();
    }

    /** Whether each bug of the past that a mutant brings back has been noticed, in each form that it has. */
    public Map<String, Boolean> historic() {
        return judged().stream()
                .flatMap(finding -> finding.mutant().historic().stream().map(pitfall -> Map.entry(pitfall, finding)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        TreeMap::new,
                        Collectors.reducing(true, entry -> entry.getValue().isKilled(), Boolean::logicalAnd)));
    }

    /** The score in two lines. */
    @Override
    public String toString() {
        Collection<Boolean> bugs = historic().values();
        int percent = judged().isEmpty() ? 0 : (int) (1000 * killed() / judged().size());
        return String.format(
                Locale.ROOT,
                "MUTANTS %d, killed %d of %d that can be noticed here (%d.%d %%)%n"
                        + "HISTORIC bugs recalled: %d of %d that can be put back here",
                findings.size(),
                killed(),
                judged().size(),
                percent / 10,
                percent % 10,
                bugs.stream().filter(killed -> killed).count(),
                bugs.size());
    }
}
