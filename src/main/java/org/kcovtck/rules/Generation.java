/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

/** A set of behaviours that user space can tell from the one before; in order of time. */
public enum Generation {
    G1("v4.6", "v4.14", "PCs only"),
    G2("v4.15", "v5.4", "comparisons; the mode is chosen by KCOV_ENABLE"),
    G3("v5.5", "v5.7", "remote coverage, sections in tasks"),
    G4("v5.8", "v5.17", "sections in softirqs"),
    G5("v5.18", "v6.9", "the buffer is allocated by KCOV_INIT_TRACE and can be mapped any number of times"),
    G6("v6.10", "v7.1", "a task that has enabled remote coverage counts as enabled"),
    G7("v7.2", "", "local and remote collection by one task at the same time");

    private final String release;
    private final String lastRelease;
    private final String change;

    Generation(String release, String lastRelease, String change) {
        this.release = release;
        this.lastRelease = lastRelease;
        this.change = change;
    }

    /** The first release of this generation: {@code v5.18}. */
    public String release() {
        return release;
    }

    /** The last release of this generation: {@code v6.9}; empty for the one that goes on. */
    public String lastRelease() {
        return lastRelease;
    }

    /** What came with it. */
    public String change() {
        return change;
    }
}
