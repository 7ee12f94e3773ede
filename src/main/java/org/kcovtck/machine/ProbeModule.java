/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import static org.kcovtck.target.Argument.named;
import static org.kcovtck.target.Argument.number;
import static org.kcovtck.target.Argument.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.kcovtck.abi.Errno;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;
import org.kcovtck.target.Argument;
import org.kcovtck.target.KernelLog;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Write;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;
import org.opentest4j.AssertionFailedError;

/** The probe module that a run brings to a kernel, and takes away when it ends. */
final class ProbeModule {
    private static final String NAME = "kcov_tck_probe";
    private static final Argument MFD_CLOEXEC = named("MFD_CLOEXEC", 1);
    private static final Argument O_NONBLOCK = named("O_NONBLOCK", Open.O_NONBLOCK);
    private static final int BYTES_AT_ONCE = 32 << 10;

    private final ToIntFunction<Task> open;
    private boolean loaded;

    private ProbeModule(ToIntFunction<Task> open) {
        this.open = open;
    }

    /** A module that the kernel's machine has in a file. */
    static ProbeModule there(String file) {
        return new ProbeModule(task -> descriptor(task.run(new Open(file, Open.O_RDONLY))));
    }

    /**
     * A module of this machine, which goes through the agent and into the kernel without being a file over there.
     *
     * @throws UsageException when it cannot be read
     */
    static ProbeModule here(Path file) {
        try {
            byte[] module = Files.readAllBytes(file);
            return new ProbeModule(task -> upload(task, module));
        } catch (IOException e) {
            throw new UsageException("the probe module " + file + " cannot be read: " + e, e);
        }
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
            int fd = open.applyAsInt(task);
            Outcome load = task.run(Syscall.FINIT_MODULE.of(number(fd), text(""), number(0)));
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

    /** A file that is open for writing cannot be loaded. */
    private static int upload(Task task, byte[] module) {
        int memory = descriptor(task.run(Syscall.MEMFD_CREATE.of(text(NAME), MFD_CLOEXEC)));
        for (int from = 0; from < module.length; from += BYTES_AT_ONCE) {
            byte[] part = Arrays.copyOfRange(module, from, Math.min(module.length, from + BYTES_AT_ONCE));
            task.run(new Write(memory, part)).required();
        }
        int fd = descriptor(task.run(new Open("/proc/self/fd/" + memory, Open.O_RDONLY)));
        task.run(new Close(memory));
        return fd;
    }

    private static int descriptor(Outcome outcome) {
        return (int) outcome.required().value();
    }

    private static BrokenException refused(Target target, Outcome load, List<String> log) {
        String said = log.isEmpty() ? "" : " (" + log.get(log.size() - 1) + ")";
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
