/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

import java.util.List;

/**
 * Why there are no verdicts to compare.
 *
 * @param decision REFUSED if the patch is to blame
 * @param reason in a line; further ones are evidence
 */
public record Untested(Decision decision, String reason) {
    /** The patch is to blame: the kernel does not build, does not boot, or has no KCOV. */
    public static Untested refused(String reason) {
        return new Untested(Decision.REFUSED, reason);
    }

    /** Something else is. */
    public static Untested undecided(String reason) {
        return new Untested(Decision.UNDECIDED, reason);
    }

    String line() {
        return reason.lines().findFirst().orElse("");
    }

    List<String> evidence() {
        return reason.lines().skip(1).toList();
    }
}
