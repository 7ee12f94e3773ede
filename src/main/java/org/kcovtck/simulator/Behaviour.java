/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import org.kcovtck.rules.Generation;
import org.kcovtck.rules.Profile;

/** How a simulated kernel differs from others: its profile, as questions that the code asks. */
record Behaviour(Profile profile, boolean comparisons) {
    /** One task may collect locally and remotely at the same time, with two descriptors (G7). */
    boolean simultaneous() {
        return since(Generation.G7);
    }

    /** A task that has enabled remote collection is in a mode of its own (G6). */
    boolean remoteMode() {
        return since(Generation.G6) && !simultaneous();
    }

    /** A comparison count that user space wrote is checked before it is used. */
    boolean boundsComparisonCount() {
        return profile.fixes().contains("cmp-count-bound");
    }

    private boolean since(Generation generation) {
        return profile.generation().compareTo(generation) >= 0;
    }
}
