/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Write;

/**
 * A task of the kernel under test, in the kernel's sense: a thread. KCOV belongs to tasks; descriptors and memory
 * belong to the process, so all tasks of a process may use them.
 */
public interface Task {
    /**
     * Performs operations in this order, with no system call between two of them that is not in the script. An
     * operation that fails does not stop the script.
     *
     * @return one outcome for each operation
     */
    List<Outcome> run(List<Operation> script);

    default Outcome run(Operation operation) {
        return run(List.of(operation)).get(0);
    }

    /** A further thread of this process; at most 7 threads and children in one process. */
    Task newThread();

    /** A child process: {@code fork()}. It has copies of the descriptors and shares the mappings of kcov buffers. */
    Task fork();

    /** {@code execve()} of a program that goes on as this task. The mappings are gone, the descriptors are not. */
    void exec();

    /** Ends this thread, or this process when it is its first task, and waits until the kernel has finished with it. */
    void exit();

    /** Opens the kcov file read-write, as most users do; the open itself has to succeed. */
    default KcovFile openKcov() {
        return openKcov(Open.O_RDWR);
    }

    default KcovFile openKcov(int flags) {
        return new KcovFile(
                this, (int) run(new Open(KcovFile.PATH, flags)).required().value());
    }

    /** Opens, writes and closes a file, as {@code echo} does; all three have to succeed. */
    default void writeFile(String path, String text) {
        int fd = (int) run(new Open(path, Open.O_WRONLY)).required().value();
        run(new Write(fd, text.getBytes(StandardCharsets.US_ASCII))).required();
        run(new Close(fd));
    }
}
