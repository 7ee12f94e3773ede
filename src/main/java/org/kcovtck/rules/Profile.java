/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is expected of one kernel. A release does not tell the generation, for distributions carry fixes and features
 * back, so this does.
 *
 * @param releases the beginnings of {@code uname -r} that it is for
 * @param fixes the names of the fixes that its tree carries
 */
public record Profile(
        String name, List<String> releases, Generation generation, Set<String> fixes, List<KnownViolation> known) {
    /** The known violation of a rule, if there is one. */
    public Optional<KnownViolation> knownViolation(String rule) {
        return known.stream().filter(each -> each.rule().equals(rule)).findFirst();
    }

    /** This profile under another name, with the rules of another generation. */
    Profile of(String otherName, Generation other) {
        return new Profile(otherName, releases, other, fixes, known);
    }

    /** The length of the longest of {@link #releases()} that a release begins with, or 0. */
    int match(String release) {
        return releases.stream()
                .filter(prefix -> begins(release, prefix))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /** {@code 6.1} is the beginning of {@code 6.1.192} and {@code 6.1-rc2}, not of {@code 6.12}. */
    private static boolean begins(String release, String prefix) {
        return release.startsWith(prefix)
                && (release.length() == prefix.length() || !Character.isLetterOrDigit(release.charAt(prefix.length())));
    }
}
