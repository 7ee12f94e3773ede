/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

/**
 * What a kernel under test was made from, as far as its machine can say.
 *
 * @param source for people: a package and its version, or a path
 * @param configSha256 of the whole configuration
 */
public record Origin(String source, String configSha256) {
    /** What is said of whatever the machine cannot say. */
    public static final String UNKNOWN = "unknown";

    static Origin unknown() {
        return new Origin(UNKNOWN, UNKNOWN);
    }
}
