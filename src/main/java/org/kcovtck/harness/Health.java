/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.KernelLog;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Operation.Seek;
import org.kcovtck.target.Operation.Write;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Task;
import org.kcovtck.vm.Vm;

/** What a kernel says of its own state: its log and its taint mask, from one test to the next. */
final class Health {
    /** Warnings that are given once only can be had again by writing here. */
    private static final String CLEAR_WARN_ONCE = "/sys/kernel/debug/clear_warn_once";

    private static final Pattern SPLAT = Pattern.compile(
            "WARNING: |BUG: |kernel BUG at|KASAN: |KCSAN: |UBSAN: |Oops: |general protection"
                    + "|refcount_t: |list_(add|del) corruption|INFO: (rcu|task|possible|suspicious)|Kernel panic|unreferenced object");

    /** What checks itself has told the first of these only, and is silent from then on. */
    private static final Pattern BLIND = Pattern.compile(
            "KASAN: |WARNING: (possible|inconsistent|suspicious|bad|held|\\w+-safe -> )|list_(add|del) corruption");

    /** A warning is no reason why a kernel does not answer. */
    private static final Pattern DEATH = Pattern.compile(
            "Kernel panic|Oops: |BUG: |kernel BUG at|general protection|KASAN: |list_(add|del) corruption|INFO: (rcu|task)");

    /** Documentation/admin-guide/tainted-kernels.rst, bit 9: the kernel issued a warning. */
    private static final long TAINT_WARN = 1 << 9;

    /** The same, bit 7: the kernel died of an oops or a BUG, which is to say that a task of it did. */
    private static final long TAINT_DIE = 1 << 7;

    private static final Pattern OUT_OF_MEMORY = Pattern.compile("invoked oom-killer|Out of memory: ");

    private static final String TAINTED = "/proc/sys/kernel/tainted";
    private static final int TAINT_BYTES = 32;

    private final Task observer;
    private final KernelLog log;
    private final List<Operation> look;
    private long taint;

    /** @param observer a task of its own, whose process no test ends */
    Health(Task observer) {
        this.observer = observer;
        this.log = new KernelLog(observer);
        int tainted = open(TAINTED, Open.O_RDONLY);
        int clear = open(CLEAR_WARN_ONCE, Open.O_WRONLY);
        this.look = new ArrayList<>(log.reads());
        look.add(new Seek(tainted, 0, Seek.SEEK_SET));
        look.add(new Read(tainted, TAINT_BYTES));
        look.add(new Write(clear, new byte[] {'1'}));
        report();
    }

    private int open(String path, int flags) {
        return (int) observer.run(new Open(path, flags)).value();
    }

    /**
     * What has happened since the last report.
     *
     * @param splats the lines of the log in which the kernel complains
     * @param before the taint mask of the last report
     * @param taint the taint mask
     */
    record Report(List<String> splats, long before, long taint, List<String> log) {
        /** What is wrong, when a warning that shows this is not; nothing is excused by an empty text. */
        List<String> complaintsBut(String warning) {
            List<String> others =
                    splats.stream().filter(splat -> !isWarning(splat, warning)).toList();
            long excused = warns(warning) ? before | TAINT_WARN : before;
            return others.isEmpty() && taint != before && taint != excused
                    ? List.of("taint mask " + before + " became " + taint)
                    : others;
        }

        /** Whether something that checks the kernel will not do so any more. */
        boolean blinds() {
            return splats.stream().anyMatch(splat -> BLIND.matcher(splat).find());
        }

        /** Whether a task has died of the kernel's own fault: what it held stays held, so nothing more is to be trusted. */
        boolean oopsed() {
            return (taint & ~before & TAINT_DIE) != 0;
        }

        /** The line in which the kernel says that it has no memory left, whoever has taken it. */
        Optional<String> outOfMemory() {
            return log.stream()
                    .filter(line -> OUT_OF_MEMORY.matcher(line).find())
                    .findFirst();
        }

        /** Whether there is a warning that shows this. */
        boolean warns(String warning) {
            return splats.stream().anyMatch(splat -> isWarning(splat, warning));
        }

        private static boolean isWarning(String splat, String shows) {
            return !shows.isEmpty() && splat.contains("WARNING: ") && splat.contains(shows);
        }
    }

    /** @throws BrokenException when the log or the taint mask cannot be read */
    Report report() {
        try {
            return read();
        } catch (AssertionError | NumberFormatException | IndexOutOfBoundsException e) {
            throw new BrokenException("the kernel's health cannot be read: " + e.getMessage(), e);
        }
    }

    private Report read() {
        List<Outcome> outcomes = observer.run(look);
        List<String> lines = log.newLines(outcomes.subList(0, outcomes.size() - 3));
        long before = taint;
        taint = number(outcomes.get(outcomes.size() - 2).required());
        List<String> splats =
                lines.stream().filter(line -> SPLAT.matcher(line).find()).toList();
        return new Report(splats, before, taint, lines);
    }

    private static long number(Outcome read) {
        return Long.parseLong(new String(read.data(), 0, (int) read.value(), StandardCharsets.US_ASCII).strip());
    }

    /** The lines of a console's tail that have come after an older tail of it. */
    static List<String> since(List<String> before, List<String> now) {
        int old = Math.min(before.size(), now.size());
        while (!before.subList(before.size() - old, before.size()).equals(now.subList(0, old))) {
            old--;
        }
        return now.subList(old, now.size());
    }

    /** Whether these lines of a console show a kernel that has died. */
    static boolean died(List<String> console) {
        return console.stream().anyMatch(line -> DEATH.matcher(line).find() || line.startsWith(Vm.KERNEL_DIED));
    }
}
