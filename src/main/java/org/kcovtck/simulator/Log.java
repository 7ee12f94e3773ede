/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kcovtck.errors.BrokenException;

/** The kernel's log and its taint mask. */
final class Log {
    /** Documentation/admin-guide/tainted-kernels.rst, bit 9: the kernel issued a warning. */
    private static final long TAINT_WARN = 1 << 9;

    private final List<String> lines = new ArrayList<>();
    private final Set<String> warned = new HashSet<>();
    private long taint;
    private boolean dead;

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

    /** {@code WARN_ON_ONCE()}. */
    void warnOnce(String where) {
        if (warned.add(where)) {
            warn(where);
        }
    }

    /** What {@code clear_warn_once} is for. */
    void clearWarnOnce() {
        warned.clear();
    }

    /** The kernel dies. */
    BrokenException die(String bug) {
        print("BUG: " + bug);
        print("Kernel panic - not syncing: Fatal exception");
        dead = true;
        return new BrokenException("the kernel has died: " + bug);
    }

    boolean isDead() {
        return dead;
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

    /** The lines so far. */
    List<String> lines() {
        return List.copyOf(lines);
    }
}
