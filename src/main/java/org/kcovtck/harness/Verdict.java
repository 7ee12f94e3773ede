/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.Locale;

/** What a test, or all tests of a rule, say of one kernel; from the best to the worst. */
public enum Verdict {
    /** The kernel does what the rule says. */
    CONFORMS,
    /** The rule does not apply to this kernel, or cannot be seen on it; the reason was checked by the machine. */
    NOT_APPLICABLE,
    /** The kernel violates the rule, and its profile says so. */
    KNOWN,
    /** The harness, the connection or the agent failed. Says nothing of the kernel. */
    BROKEN,
    /** The kernel does not do what the rule says. */
    VIOLATES;

    /** As it is printed and written to reports: {@code "not applicable"}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
