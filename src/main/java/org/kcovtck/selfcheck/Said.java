/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.selfcheck;

import java.util.Comparator;
import org.kcovtck.harness.RuleVerdict;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;

/** What a run says of a rule, and why, in a line; empty where it conforms. */
record Said(Verdict verdict, String why) {
    @Override
    public String toString() {
        return why.isEmpty() ? verdict.text() : verdict.text() + ", " + why;
    }

    static Said of(RuleVerdict rule) {
        Verdict verdict = rule.verdict();
        String why = rule.tests().stream()
                .filter(test -> test.verdict() == verdict)
                .min(Comparator.comparing(TestVerdict::test))
                .map(TestVerdict::why)
                .orElse("");
        return new Said(verdict, why);
    }
}
