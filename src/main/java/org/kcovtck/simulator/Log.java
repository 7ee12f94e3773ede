/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.ArrayList;
import java.util.List;

/** The kernel's log and its taint mask. */
final class Log {
    /** Documentation/admin-guide/tainted-kernels.rst, bit 9: the kernel issued a warning. */
    private static final long TAINT_WARN = 1 << 9;

    private final List<String> lines = new ArrayList<>();
    private long taint;

    void print(String line) {
        lines.add(line);
    }

    /** {@code WARN_ON()}. */
    void warn(String where) {
        print("------------[ cut here ]------------");
        print("WARNING: " + where);
        print("---[ end trace 0000000000000000 ]---");
        taint |= TAINT_WARN;
    }

    long taint() {
        return taint;
    }

    int size() {
        return lines.size();
    }

    String line(int index) {
        return lines.get(index);
    }
}
