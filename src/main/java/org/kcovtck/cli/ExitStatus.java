/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

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

    private ExitStatus() {}
}
