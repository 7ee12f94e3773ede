/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.time.Duration;
import org.kcovtck.errors.BrokenException;

/** When a test has to be done. It is asked before each operation; how long that may take is the connection's to say. */
record Deadline(Duration patience, long end) {
    static Deadline in(Duration patience) {
        return new Deadline(patience, System.nanoTime() + patience.toNanos());
    }

    /** @throws BrokenException when it has passed */
    void check() {
        if (System.nanoTime() - end > 0) {
            throw new BrokenException(
                    "the test is not done after " + patience.toSeconds() + " s: is the machine very busy?");
        }
    }
}
