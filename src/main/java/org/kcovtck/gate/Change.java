/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.gate;

/** What has become of a rule between two kernels. */
public enum Change {
    SAME("same", false),
    NEW_VIOLATION("NEW VIOLATION", true),
    FIXED("FIXED", false),
    /** Neither conforms on one and violated on the other, nor equal: it applies on one only, or is violated in another way. */
    CHANGED("CHANGED", true),
    /** Not the same when it was repeated; nothing is said of it, so it is no announced change either. */
    FLAKY("FLAKY", false),
    /** Announced, and not among the rules of either side. */
    UNSEEN("NOT SEEN", true),
    /** One side has no verdict, or its repetition. */
    BROKEN("NO VERDICT", false);

    private final String text;
    private final boolean worse;

    Change(String text, boolean worse) {
        this.text = text;
        this.worse = worse;
    }

    /** As it is printed. */
    public String text() {
        return text;
    }

    /** Whether it is a reason to refuse a patch that did not say so. */
    boolean isWorse() {
        return worse;
    }
}
