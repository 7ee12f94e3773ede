/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.function.Consumer;
import org.kcovtck.abi.Errno;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UntestableKernel;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation.Mount;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Sysfs;
import org.kcovtck.target.Task;

/** Whether a kernel can be tested at all; found out by a task before the first test. */
record Preflight(Task task) {
    private static final String DEBUGFS = "/sys/kernel/debug";

    /**
     * Returns when the kcov file can be opened, having mounted debugfs if it was not.
     *
     * @throws BrokenException when it cannot be; the message says what to do
     */
    void openKcov(Consumer<String> notes) {
        Outcome open = tryOpen();
        if (open.failedWith(Errno.ENOENT)) {
            Outcome mount = task.run(new Mount("debugfs", DEBUGFS, "debugfs"));
            if (mount.failedWith(Errno.EPERM)) {
                throw notRoot();
            }
            if (mount.succeeded()) {
                notes.accept("debugfs was not mounted there: mounted it on " + DEBUGFS);
            }
            open = tryOpen();
        }
        if (open.failedWith(Errno.EACCES)) {
            throw notRoot();
        }
        if (open.failedWith(Errno.EPERM)) {
            throw new BrokenException("the kernel is locked down, so that " + KcovFile.PATH
                    + " cannot be opened: boot it without lockdown=");
        }
        if (!open.succeeded()) {
            throw new UntestableKernel(String.format(
                    "no KCOV in kernel %s (%s): build it with CONFIG_KCOV=y and CONFIG_DEBUG_FS=y",
                    new Sysfs(task).release(), open));
        }
    }

    private Outcome tryOpen() {
        return task.run(new Open(KcovFile.PATH, Open.O_RDWR));
    }

    private static BrokenException notRoot() {
        return new BrokenException("the kcov file is for root only, and the tests do not run as root: log in as root");
    }
}
