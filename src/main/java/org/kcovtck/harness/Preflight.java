/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.kcovtck.abi.Errno;
import org.kcovtck.abi.TraceMode;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.rules.Need;
import org.kcovtck.target.BluetoothController;
import org.kcovtck.target.IoUring;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation.Mount;
import org.kcovtck.target.Operation.Munmap;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Sysfs;
import org.kcovtck.target.Task;
import org.kcovtck.target.UsbRootHub;
import org.kcovtck.target.UsbipPort;
import org.kcovtck.target.VhostDevice;
import org.kcovtck.target.VmallocInfo;

/** Whether a kernel can be tested at all, and what can be seen on it; found out by a task before the first test. */
record Preflight(Task task) {
    private static final String DEBUGFS = "/sys/kernel/debug";
    private static final String PANIC_ON_WARN = "/proc/sys/kernel/panic_on_warn";
    private static final int WORDS = 512;

    /** What a file shows. */
    private static final Map<Need, String> FILES = Map.of(
            Need.PROBE, Probe.PATH,
            Need.VHOST, VhostDevice.VSOCK,
            Need.VHOST_NET, VhostDevice.NET,
            Need.BLUETOOTH, BluetoothController.PATH);

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
            throw new BrokenException(String.format(
                    "no KCOV in kernel %s (%s): build it with CONFIG_KCOV=y and CONFIG_DEBUG_FS=y",
                    new Sysfs(task).release(), open));
        }
    }

    /**
     * What the rules may need and this kernel has. A kernel says that it has no comparisons by one error only; any other
     * is for the rules to judge.
     *
     * @param provided what it has for certain: not to show it is for the rules to judge, too
     */
    Set<Need> features(Set<Need> provided) {
        Set<Need> features = EnumSet.noneOf(Need.class);
        features.addAll(provided);
        if (!features.contains(Need.COMPARISONS)) {
            features.add(refusesComparisons() ? Need.NO_COMPARISONS : Need.COMPARISONS);
        }
        if (new UsbRootHub(task).isEmulated()) {
            features.add(Need.USB);
        }
        if (UsbipPort.areAllFree(task)) {
            features.add(Need.USBIP);
        }
        if (IoUring.setup(task, 0).succeeded()) {
            features.add(Need.IO_URING);
        }
        if (showsBuffers()) {
            features.add(Need.VMALLOCINFO);
        }
        Sysfs files = new Sysfs(task);
        FILES.forEach((need, path) -> {
            if (files.exists(path)) {
                features.add(need);
            }
        });
        if (files.read(PANIC_ON_WARN).filter("0"::equals).isPresent()) {
            features.add(Need.WARN);
        }
        return features;
    }

    /** Whether the kernel lists the buffer that is mapped: it may not have the list, nor the names of its functions. */
    private boolean showsBuffers() {
        if (!new Sysfs(task).exists(VmallocInfo.PATH)) {
            return false;
        }
        KcovFile kcov = task.openKcov();
        kcov.initTrace(WORDS);
        Outcome map = kcov.mmap(WORDS * Long.BYTES);
        boolean shows = new VmallocInfo(task).buffers() > 0;
        task.run(new Munmap(map.value(), WORDS * Long.BYTES));
        kcov.close();
        return shows;
    }

    private boolean refusesComparisons() {
        KcovFile kcov = task.openKcov();
        kcov.initTrace(WORDS);
        boolean refuses = kcov.enable(TraceMode.KCOV_TRACE_CMP).failedWith(Errno.ENOTSUPP);
        kcov.disable();
        kcov.close();
        return refuses;
    }

    private Outcome tryOpen() {
        return task.run(new Open(KcovFile.PATH, Open.O_RDWR));
    }

    private static BrokenException notRoot() {
        return new BrokenException("the kcov file is for root only, and the tests do not run as root: log in as root");
    }
}
