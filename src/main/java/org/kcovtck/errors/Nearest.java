/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.errors;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** The known names that a mistyped one may have meant. */
public final class Nearest {
    private static final int SHOWN = 3;

    private Nearest() {}

    /** The nearest of {@code known} by edit distance, nearest first, joined for a message; "none" when none is known. */
    public static String to(String word, Collection<String> known) {
        if (known.isEmpty()) {
            return "none";
        }
        return known.stream()
                .sorted(Comparator.comparingInt((String name) -> distance(word, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(previous[j - 1] + change, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
