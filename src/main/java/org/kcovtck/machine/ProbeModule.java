/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import static org.kcovtck.target.Argument.named;
import static org.kcovtck.target.Argument.number;
import static org.kcovtck.target.Argument.text;

import java.util.List;
import org.kcovtck.abi.Errno;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Argument;
import org.kcovtck.target.KernelLog;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;
import org.opentest4j.AssertionFailedError;

/** The probe module that a run brings to a kernel, and takes away when it ends. */
final class ProbeModule {
    static final String NAME = "kcov_tck_probe";

    private static final Argument O_NONBLOCK = named("O_NONBLOCK", 0x800);

    private final String file;
    private boolean loaded;

    /** @param file where the machine of the kernel has it */
    ProbeModule(String file) {
        this.file = file;
    }

    /** Whether this has loaded the module and not yet unloaded it. */
    boolean isLoaded() {
        return loaded;
    }

    /**
     * Loads it. A module that somebody else has loaded is used, and left alone.
     *
     * @throws BrokenException when the kernel does not take it: with the kernel's reason, and what to do
     */
    void load(Target target) {
        Task task = target.newProcess();
        try {
            KernelLog log = new KernelLog(task);
            int fd = (int) task.run(new Open(file, Open.O_RDONLY)).required().value();
            Outcome load = task.run(Syscall.FINIT_MODULE.of(number(fd), text(""), number(0)));
            task.run(new Close(fd));
            loaded |= load.succeeded();
            if (!load.succeeded() && !load.failedWith(Errno.EEXIST)) {
                throw refused(target, load, log.newLines());
            }
        } catch (AssertionFailedError e) {
            throw new BrokenException("the probe cannot be loaded on " + target.name() + ": " + e.getMessage(), e);
        } finally {
            target.end(List.of(task));
        }
    }

    /** Unloads it, if this has loaded it. All processes that have used it have to be ended. */
    void unload(Target target) {
        if (loaded) {
            Task task = target.newProcess();
            loaded = !task.run(Syscall.DELETE_MODULE.of(text(NAME), O_NONBLOCK)).succeeded();
            target.end(List.of(task));
        }
    }

    private static BrokenException refused(Target target, Outcome load, List<String> log) {
        String said = log.stream()
                .filter(line -> line.startsWith(NAME))
                .findFirst()
                .map(line -> " (" + line + ")")
                .orElse("");
        return new BrokenException(String.format(
                "the probe cannot be loaded on %s: %s%s; %s", target.name(), load.result(), said, advice(load)));
    }

    private static String advice(Outcome load) {
        if (load.failedWith(Errno.EPERM)) {
            return "boot that kernel without lockdown= and module.sig_enforce, or leave the probe out";
        } else if (load.failedWith(Errno.ENOKEY) || load.failedWith(Errno.EKEYREJECTED)) {
            return "sign the module with a key of that kernel, or boot it without module.sig_enforce";
        } else if (load.failedWith(Errno.ENOSYS)) {
            return "build that kernel with CONFIG_MODULES=y";
        }
        return "build it against the tree that this kernel was built in: --kernel-build DIR";
    }
}
