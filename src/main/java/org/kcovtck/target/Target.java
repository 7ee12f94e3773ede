/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.util.Collection;
import java.util.List;

/**
 * A kernel under test, seen as the one thing that it does for a test: it runs processes. What is known of the kernel
 * itself is read by a process too ({@link KernelLog}, {@link Sysfs}).
 *
 * <p>Every method may throw {@link org.kcovtck.errors.BrokenException} when the target does not answer any more.
 */
public interface Target extends AutoCloseable {
    /** What the user called it: {@code sim:7.3}, {@code vm:6.12}, {@code ssh://root@host:port}, {@code local}. */
    String name();

    /** Makes a process of one task, with nothing open but standard input, output and error. */
    Task newProcess();

    /** Whether {@link #newProcess32} works: this kernel runs 32-bit programs, and there is one for it. */
    boolean runs32BitPrograms();

    /** Like {@link #newProcess}, of a 32-bit program; its addresses and its {@code unsigned long} have 32 bits. */
    Task newProcess32();

    /**
     * Ends processes made here, their threads and their children, by SIGKILL. Whatever any task does
     * after this finds that the kernel has done all that it does at a task's exit.
     */
    void end(Collection<? extends Task> processes);

    /** The functions of its kernel, as they are listed after it was connected to; may be read once for all. */
    default Symbols symbols() {
        Task reader = newProcess();
        try {
            return Symbols.of(reader);
        } finally {
            end(List.of(reader));
        }
    }

    @Override
    void close();
}
