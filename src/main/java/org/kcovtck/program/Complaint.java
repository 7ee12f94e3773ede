/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import org.kcovtck.harness.TestVerdict;

/** What the kernel's log has to do with a violation. */
enum Complaint {
    /** Nothing. */
    NONE,
    /** The kernel complains, or dies, and should not. */
    UNWANTED,
    /** The kernel should warn, and does not. */
    MISSING;

    static Complaint of(TestVerdict verdict) {
        if (verdict.reason().startsWith("the kernel complains")
                || verdict.reason().startsWith("the kernel dies")) {
            return UNWANTED;
        }
        return verdict.reason().startsWith("the kernel's log") ? MISSING : NONE;
    }
}
