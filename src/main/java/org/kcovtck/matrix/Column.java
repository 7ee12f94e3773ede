/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.util.Optional;

/**
 * A target of a matrix, and what the run on it came to.
 *
 * @param result empty when the run left none
 * @param trouble what went wrong with the run itself; empty when nothing did
 */
public record Column(String target, Optional<KernelResult> result, String trouble) {
    public static Column of(KernelResult result) {
        return new Column(result.target(), Optional.of(result), "");
    }

    /** A run that has left no result. */
    public static Column broken(String target, String trouble) {
        return new Column(target, Optional.empty(), trouble);
    }

    Optional<Judgement> of(String rule) {
        return result.flatMap(each -> each.of(rule));
    }
}
