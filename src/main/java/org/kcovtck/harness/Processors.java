/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.kcovtck.target.Argument.in;
import static org.kcovtck.target.Argument.number;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Sysfs;
import org.kcovtck.target.Task;

/**
 * Keeps tasks on processors of their own. Where only one is on, a second is switched on for as long; on a kernel that
 * does not tell of its processors nothing is done.
 */
final class Processors {
    private static final String FOLDER = "/sys/devices/system/cpu/";
    /** No processor that a mask of 64 bits does not reach is used. */
    private static final int MOST = Long.SIZE;

    private final List<Task> tasks;
    private final List<Integer> online;
    private final List<Integer> switchedOn = new ArrayList<>();

    private Processors(List<Task> tasks, List<Integer> online) {
        this.tasks = tasks;
        this.online = online;
    }

    static Processors of(List<Task> tasks) {
        Processors processors = new Processors(tasks, listed(tasks.get(0), "online"));
        if (processors.areKnown()) {
            processors.take();
        }
        return processors;
    }

    /** Whether the kernel tells of them. */
    boolean areKnown() {
        return !online.isEmpty();
    }

    private void take() {
        if (online.size() == 1) {
            listed(tasks.get(0), "present").stream()
                    .filter(each -> !online.contains(each))
                    .findFirst()
                    .ifPresent(this::switchOn);
        }
        for (int i = 0; i < tasks.size(); i++) {
            bind(tasks.get(i), 1L << online.get(i % online.size()));
        }
    }

    private void switchOn(int processor) {
        tasks.get(0).writeFile(FOLDER + "cpu" + processor + "/online", "1");
        switchedOn.add(processor);
        online.add(processor);
    }

    /** Lets the tasks run anywhere, and switches off what was switched on. */
    void giveBack() {
        if (areKnown()) {
            tasks.forEach(task -> bind(task, -1));
        }
        switchedOn.forEach(each -> tasks.get(0).writeFile(FOLDER + "cpu" + each + "/online", "0"));
    }

    private static void bind(Task task, long mask) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(mask)
                .array();
        task.run(Syscall.SCHED_SETAFFINITY.of(number(0), number(Long.BYTES), in(bytes)))
                .required();
    }

    /** {@code "0,2-3"} as numbers. */
    private static List<Integer> listed(Task task, String file) {
        List<Integer> numbers = new ArrayList<>();
        for (String range : new Sysfs(task).read(FOLDER + file).orElse("").split(",")) {
            if (!range.isEmpty()) {
                String[] ends = range.split("-");
                for (int each = Integer.parseInt(ends[0]); each <= Integer.parseInt(ends[ends.length - 1]); each++) {
                    numbers.add(each);
                }
            }
        }
        numbers.removeIf(each -> each >= MOST);
        return numbers;
    }
}
