/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.util.Optional;

/**
 * A target of a matrix, and what the run on it came to.
 *
 * @param result empty when the run left none
 * @param trouble what went wrong with the run itself, in a line; further ones are evidence; empty when nothing did
 * @param isUntestable whether the kernel itself is why there is no result: it does not boot, or has no KCOV
 */
public record Column(String target, Optional<KernelResult> result, String trouble, boolean isUntestable) {
    /** A run that something other than the kernel has troubled, if anything. */
    public Column(String target, Optional<KernelResult> result, String trouble) {
        this(target, result, trouble, false);
    }

    public static Column of(KernelResult result) {
        return new Column(result.target(), Optional.of(result), "");
    }

    /** A run that has left no result. */
    public static Column broken(String target, String trouble) {
        return new Column(target, Optional.empty(), trouble);
    }

    /** A kernel that cannot be tested. */
    public static Column untestable(String target, String trouble) {
        return new Column(target, Optional.empty(), trouble, true);
    }

    /** The trouble without the evidence. */
    public String why() {
        return trouble.lines().findFirst().orElse("");
    }

    Optional<Judgement> of(String rule) {
        return result.flatMap(each -> each.of(rule));
    }
}
