/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.Comparator;
import java.util.List;
import org.kcovtck.rules.Rule;

/** What all tests of a rule that were run say of one kernel. There is at least one. */
public record RuleVerdict(Rule rule, List<TestVerdict> tests) {
    /** The worst verdict of its tests, except that a test that does not apply says nothing beside one that does. */
    public Verdict verdict() {
        return tests.stream()
                .map(TestVerdict::verdict)
                .filter(verdict -> verdict != Verdict.NOT_APPLICABLE)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.NOT_APPLICABLE);
    }
}
