/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.ArrayList;
import java.util.List;

/** PCs as a text that can be read and compared: {@code "A5 B3 A1"}. */
final class PcRuns {
    private static final int LETTERS = 26;

    private PcRuns() {}

    /** Runs of equal PCs; addresses are called A, B, C... as they first appear, and {@code ?} when the letters are out. */
    static String text(long[] pcs) {
        List<Long> addresses = new ArrayList<>();
        List<String> runs = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= pcs.length; i++) {
            if (i == pcs.length || pcs[i] != pcs[begin]) {
                runs.add(letter(addresses, pcs[begin]) + (i - begin));
                begin = i;
            }
        }
        return String.join(" ", runs);
    }

    private static String letter(List<Long> addresses, long pc) {
        if (!addresses.contains(pc)) {
            addresses.add(pc);
        }
        int index = addresses.indexOf(pc);
        return index < LETTERS ? Character.toString('A' + index) : "?";
    }
}
