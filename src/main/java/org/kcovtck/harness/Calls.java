/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.ArrayList;
import java.util.List;

/** The operations of a test as lines, in the order in which they ended. One that is repeated takes one line. */
final class Calls {
    private final List<String> lines = new ArrayList<>();
    private String last = "";
    private int times;

    synchronized void add(String line) {
        if (line.equals(last)) {
            times++;
            lines.set(lines.size() - 1, line + "  (" + times + " times)");
        } else {
            last = line;
            times = 1;
            lines.add(line);
        }
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
