/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.nio.charset.StandardCharsets;
import org.kcovtck.abi.Handle;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Operation.Seek;
import org.kcovtck.target.Operation.Write;

/**
 * A descriptor of the probe module's file, and the task that uses it. The probe runs sections on demand: what a test
 * wants to be inside a section, and in which context, it writes as a program of {@link Statement}s. Its own code is not
 * instrumented, so a program adds just the entries that it names. Each descriptor has one kernel thread of its own;
 * when it is closed, a thread that is held is let go and ends.
 */
public record Probe(Task task, int fd) {
    public static final String PATH = "/sys/kernel/debug/kcov_tck_probe";
    /** CONFIG_KCOV_IRQ_AREA_SIZE of the kernel that the probe was built for, in decimal words. */
    public static final String IRQ_AREA_PATH = "/sys/module/kcov_tck_probe/parameters/irq_area_words";

    /** CONFIG_KASAN of that kernel: {@code Y} or {@code N}. */
    public static final String KASAN_PATH = "/sys/module/kcov_tck_probe/parameters/kasan";

    private static final int NUMBER_BYTES = 32;

    /** Opens the probe in a task; that has to succeed. */
    public static Probe of(Task task) {
        return new Probe(
                task, (int) task.run(new Open(PATH, Open.O_RDWR)).required().value());
    }

    /** The same descriptor in the hands of another task, which has to share it: a thread or a child. */
    public Probe by(Task other) {
        return new Probe(other, fd);
    }

    /** The write that performs a program. Its value is the program's length; EINVAL: malformed, EBUSY: held already. */
    public Operation program(Statement... program) {
        return new Write(fd, Statement.program(program).getBytes(StandardCharsets.US_ASCII));
    }

    /** Performs a program, which has to succeed. */
    public void run(Statement... program) {
        task.run(program(program)).required();
    }

    /** The handle that {@link Statement#common} has stored last in this descriptor; 0 when there is none. */
    public Handle commonHandle() {
        task.run(new Seek(fd, 0, Seek.SEEK_SET)).required();
        Outcome read = task.run(new Read(fd, NUMBER_BYTES)).required();
        String number = new String(read.data(), 0, (int) read.value(), StandardCharsets.US_ASCII).strip();
        return new Handle(Long.decode(number));
    }
}
