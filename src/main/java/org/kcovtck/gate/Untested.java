/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.List;

/**
 * Why there are no verdicts to compare.
 *
 * @param isRefused whether the patch is to blame
 * @param reason in a line; further ones are evidence
 */
public record Untested(boolean isRefused, String reason) {
    /** The patch is to blame: the kernel does not build, does not boot, or has no KCOV. */
    public static Untested refused(String reason) {
        return new Untested(true, reason);
    }

    /** Something else is. */
    public static Untested undecided(String reason) {
        return new Untested(false, reason);
    }

    Decision decision() {
        return isRefused ? Decision.REFUSED : Decision.UNDECIDED;
    }

    String line() {
        return reason.lines().findFirst().orElse("");
    }

    List<String> evidence() {
        return reason.lines().skip(1).toList();
    }
}
