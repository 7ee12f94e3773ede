/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
     * Sends a script and does not wait for it. Its operations are performed in this order, with no system call between
     * two of them that is not in the script; one that fails does not stop it. The scripts of one task are performed one
     * after the other, those of different tasks at the same time.
     */
    Pending submit(List<Operation> script);

    /**
     * Performs a script.
     *
     * @return one outcome for each operation
     */
    default List<Outcome> run(List<Operation> script) {
        return submit(script).outcomes();
    }

    default Outcome run(Operation operation) {
        return run(List.of(operation)).get(0);
    }

    /** A further thread of this process; at most 7 threads and children in one process. */
    Task newThread();

    /** A child process: {@code fork()}. It has copies of the descriptors and shares the mappings of kcov buffers. */
    Task fork();

    /** A child process that shares the table of descriptors: {@code clone(CLONE_FILES)}. */
    Task cloneFiles();

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

    /** How much of a time it is worth waiting for what others do: none where all is done when a call returns. */
    default Duration patience(Duration atMost) {
        return atMost;
    }
}
