/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import java.time.Duration;
import org.kcovtck.harness.Verdict;

/**
 * What a run said of one rule.
 *
 * @param reason why, in one line; empty when the kernel conforms
 * @param failure what came instead of what, {@code EINVAL, not EBUSY}; empty when that is not kept
 * @param took how long its tests took; nothing when that is not kept
 */
public record Judgement(Verdict verdict, String reason, String failure, Duration took) {
    /** As it is published. */
    public Judgement(Verdict verdict, String reason) {
        this(verdict, reason, "", Duration.ZERO);
    }

    /** {@code ioctl(3, KCOV_ENABLE, 0x0): EINVAL, not EBUSY}. */
    public String why() {
        return failure.isEmpty() ? reason : reason + ": " + failure;
    }
}
