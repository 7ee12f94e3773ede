/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.time.Duration;
import java.util.List;
import org.kcovtck.rules.Rule;

/**
 * What one test said of one kernel.
 *
 * @param rule the id of the rule that it verifies
 * @param suite the name of its suite, as {@code --suite} takes it
 * @param test class and method: {@code HandleRules.aRegisteredHandleIsRefused}; with the invocation when there are several
 * @param reason why it is not what it should be, in one line or more; empty when it conforms
 * @param expected what the rule wants, or empty when the failure is not about a value
 * @param got what the kernel did, or empty
 * @param calls the operations of the test, in order, each with its outcome
 * @param log what the kernel logged meanwhile
 */
public record TestVerdict(
        String rule,
        String suite,
        String test,
        Verdict verdict,
        String reason,
        String expected,
        String got,
        List<String> calls,
        List<String> log,
        Duration duration) {
    /** Why it is not what it should be, in one line. */
    public String why() {
        String first = reason.lines().findFirst().orElse("");
        return expected.isEmpty() ? first : first + ": " + got + ", not " + expected;
    }

    /** What is wrong with a rule and no test of it can say. */
    static TestVerdict broken(Rule rule, String reason) {
        return new TestVerdict(
                rule.id(), rule.chapter(), "", Verdict.BROKEN, reason, "", "", List.of(), List.of(), Duration.ZERO);
    }
}
