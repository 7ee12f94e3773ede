/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.List;
import java.util.regex.Pattern;
import org.kcovtck.target.KernelLog;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Write;
import org.kcovtck.target.Sysfs;
import org.kcovtck.target.Task;

/** What a kernel says of its own state: its log and its taint mask, from one test to the next. */
final class Health {
    /** Warnings that are given once only can be had again by writing here. */
    private static final String CLEAR_WARN_ONCE = "/sys/kernel/debug/clear_warn_once";

    private static final Pattern SPLAT = Pattern.compile(
            "WARNING: |BUG: |KASAN: |KCSAN: |UBSAN: |Oops: |general protection"
                    + "|refcount_t: |list_(add|del) corruption|INFO: (rcu|task|possible|suspicious)|Kernel panic|unreferenced object");

    private final Sysfs sysfs;
    private final KernelLog log;
    private final Task observer;
    private final int clearWarnOnce;
    private long taint;

    /** @param observer a task of its own, whose process no test ends */
    Health(Task observer) {
        this.observer = observer;
        this.sysfs = new Sysfs(observer);
        this.log = new KernelLog(observer);
        this.taint = sysfs.taint();
        this.clearWarnOnce =
                (int) observer.run(new Open(CLEAR_WARN_ONCE, Open.O_WRONLY)).value();
    }

    /** What has happened since the last report; {@code splat} is empty when nothing is wrong. */
    record Report(String splat, List<String> log) {}

    Report report() {
        List<String> lines = log.newLines();
        long before = taint;
        taint = sysfs.taint();
        if (clearWarnOnce >= 0) {
            observer.run(new Write(clearWarnOnce, new byte[] {'1'}));
        }
        String splat = lines.stream()
                .filter(line -> SPLAT.matcher(line).find())
                .findFirst()
                .orElse(taint == before ? "" : "taint mask " + before + " became " + taint);
        return new Report(splat, lines);
    }

    /** Whether these lines of a console show a kernel that has died. */
    static boolean died(List<String> console) {
        return console.stream().anyMatch(line -> SPLAT.matcher(line).find());
    }
}
