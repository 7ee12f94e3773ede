/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

/** A set of behaviours that user space can tell from the one before; in order of time. */
public enum Generation {
    G1("v4.6", "PCs only"),
    G2("v4.15", "comparisons; the mode is chosen by KCOV_ENABLE"),
    G3("v5.5", "remote coverage, sections in tasks"),
    G4("v5.8", "sections in softirqs"),
    G5("v5.18", "the buffer is allocated by KCOV_INIT_TRACE and can be mapped any number of times"),
    G6("v6.10", "a task that has enabled remote coverage counts as enabled"),
    G7("v7.2", "local and remote collection by one task at the same time");

    private final String release;
    private final String change;

    Generation(String release, String change) {
        this.release = release;
        this.change = change;
    }

    /** The first release of this generation: {@code v5.18}. */
    public String release() {
        return release;
    }

    /** What came with it. */
    public String change() {
        return change;
    }
}
