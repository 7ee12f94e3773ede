/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

/** The fields of {@code struct task_struct} that KCOV has (include/linux/sched.h), and a task's files and memory. */
final class TaskStruct {
    KcovMode kcovMode = KcovMode.DISABLED;
    /** The buffer that this task's coverage goes to. */
    long[] kcovArea;
    /** The descriptor that collects from this task; up to G6 also the one that collects remotely for it. */
    Kcov kcov;
    /** The descriptor that collects remotely for this task (G7). */
    Kcov kcovRemote;
    /** The common handle, which tasks that the kernel makes for this one get. */
    long kcovHandle;

    int kcovSequence;
    /** A section runs in a softirq that interrupts this task. */
    boolean kcovSoftirq;
    /** What that section has put aside: {@code kcov_saved_*}, or null. */
    Saved kcovSaved;

    final PreemptCount preemptCount = new PreemptCount();
    final Mounts mounts = new Mounts();
    final Files files;
    final Memory memory;
    /** Its addresses and its {@code unsigned long} have 32 bits. */
    final boolean compat;

    /** Collection that goes on when the softirq's section has ended. */
    record Saved(Kcov kcov, long[] area, KcovMode mode, int sequence) {}

    private TaskStruct(Files files, Memory memory, boolean compat) {
        this.files = files;
        this.memory = memory;
        this.compat = compat;
    }

    /** A task of another's program: a thread has its files and memory, a child copies of them. */
    TaskStruct(TaskStruct current, Files files, Memory memory) {
        this(files, memory, current.compat);
    }

    /** A thread of the kernel, or the first task of a process. */
    TaskStruct() {
        this(new Files(), Memory.of64Bits(), false);
    }

    /** The first task of a process of a 32-bit program. */
    static TaskStruct of32Bits() {
        return new TaskStruct(new Files(), Memory.of32Bits(), true);
    }

    /** {@code kcov_start()}. */
    void start(Kcov kcov, long[] area, KcovMode mode, int sequence) {
        this.kcov = kcov;
        kcovArea = area;
        kcovSequence = sequence;
        kcovMode = mode;
    }

    /** {@code kcov_stop()}. */
    void stop() {
        kcovMode = KcovMode.DISABLED;
        kcov = null;
        kcovArea = null;
    }

    /** {@code kcov_task_reset()}. */
    void reset() {
        stop();
        kcovSequence = 0;
    }
}
