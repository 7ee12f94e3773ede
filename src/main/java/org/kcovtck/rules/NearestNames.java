/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Guesses which known names somebody meant by an unknown one: those that few keystrokes lead to. */
public final class NearestNames {
    private static final int AT_MOST = 4;

    private NearestNames() {}

    /** The known names that are nearest to the wanted one, in their own order; none when all are far. */
    public static List<String> of(String wanted, Collection<String> known) {
        int near = Math.max(1, wanted.length() / 3);
        int least =
                known.stream().mapToInt(name -> distance(wanted, name)).min().orElse(Integer.MAX_VALUE);
        if (least > near) {
            return List.of();
        }
        return known.stream()
                .filter(name -> distance(wanted, name) <= least)
                .limit(AT_MOST)
                .toList();
    }

    /** {@code ", did you mean HANDLE-010, HANDLE-011?"}, or nothing when no name is near. */
    public static String hint(String wanted, Collection<String> known) {
        List<String> near = of(wanted, known);
        return near.isEmpty() ? "" : ", did you mean " + String.join(", ", near) + "?";
    }

    /** Like {@link #hint}, but names all there are when no name is near. */
    public static String hintOrAll(String wanted, Collection<String> known) {
        String hint = hint(wanted, known);
        return hint.isEmpty()
                ? known.stream()
                        .sorted(Comparator.naturalOrder())
                        .collect(Collectors.joining(", ", ", there are: ", ""))
                : hint;
    }

    /** Letters to insert, delete or replace, case aside. */
    private static int distance(String a, String b) {
        String from = a.toLowerCase(Locale.ROOT);
        String to = b.toLowerCase(Locale.ROOT);
        int[] above = new int[to.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
