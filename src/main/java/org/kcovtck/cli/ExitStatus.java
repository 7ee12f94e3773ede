/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import org.kcovtck.gate.Decision;

/** What the command says to the shell. */
final class ExitStatus {
    /** All rules that apply conform. */
    static final int CONFORMS = 0;
    /** At least one rule is violated. */
    static final int VIOLATES = 1;
    /** The command was used wrongly. */
    static final int WRONG_USE = 2;
    /** The harness or the connection failed, or nothing was judged. */
    static final int BROKEN = 3;

    /** Of a run for another command alone: the kernel itself is why it cannot be tested. */
    static final int UNTESTABLE = 4;

    private ExitStatus() {}

    /** Of a gate. */
    static int of(Decision decision) {
        return switch (decision) {
            case ACCEPTED -> CONFORMS;
            case REFUSED -> VIOLATES;
            case UNDECIDED -> BROKEN;
        };
    }

    /**
     * Of one run or several.
     *
     * @param violates whether a rule is violated, which outranks all else
     * @param broken whether something failed that is not the kernel's fault
     * @param judged whether there is a rule that a kernel conforms to, or is known not to
     */
    static int of(boolean violates, boolean broken, boolean judged) {
        if (violates) {
            return VIOLATES;
        }
        return broken || !judged ? BROKEN : CONFORMS;
    }
}
