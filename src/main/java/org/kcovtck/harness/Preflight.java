/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.kcovtck.abi.Errno;
import org.kcovtck.abi.TraceMode;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.rules.Need;
import org.kcovtck.target.BluetoothController;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation.Mount;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Sysfs;
import org.kcovtck.target.Task;
import org.kcovtck.target.UsbRootHub;
import org.kcovtck.target.VhostDevice;
import org.kcovtck.target.VmallocInfo;

/** Whether a kernel can be tested at all, and what can be seen on it; found out by a task before the first test. */
record Preflight(Task task) {
    private static final String DEBUGFS = "/sys/kernel/debug";
    private static final String PANIC_ON_WARN = "/proc/sys/kernel/panic_on_warn";
    /** {@code "0-1"}: those that are there, switched on or not. */
    private static final String PROCESSORS = "/sys/devices/system/cpu/present";

    private static final int WORDS = 512;
    private static final Pattern MEMORY = Pattern.compile("^MemTotal: *([0-9]+) kB", Pattern.MULTILINE);
    private static final long GREATEST_BUFFER_KIB = 2 << 20;

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
        if (hasLittleMemory()) {
            features.add(Need.LITTLE_MEMORY);
        }
        Sysfs files = new Sysfs(task);
        if (files.exists(Probe.PATH)) {
            features.add(Need.PROBE);
        }
        if (files.read(PANIC_ON_WARN).filter("0"::equals).isPresent()) {
            features.add(Need.WARN);
        }
        if (files.read(PROCESSORS).filter(present -> !present.equals("0")).isPresent()) {
            features.add(Need.RACE);
        }
        if (task.run(Syscall.USERFAULTFD.of()).succeeded()) {
            features.add(Need.USERFAULTFD);
        }
        if (showsBuffers()) {
            features.add(Need.VMALLOCINFO);
        }
        addIfThere(features, Need.VHOST, VhostDevice.VSOCK);
        addIfThere(features, Need.VHOST_NET, VhostDevice.NET);
        addIfThere(features, Need.BLUETOOTH, BluetoothController.PATH);
        return features;
    }

    /** Whether the kernel lists the buffer that is mapped: it may not have the list, nor the names of its functions. */
    private boolean showsBuffers() {
        VmallocInfo info = new VmallocInfo(task);
        if (!new Sysfs(task).exists(VmallocInfo.PATH)) {
            return false;
        }
        KcovFile kcov = task.openKcov();
        Buffer buffer = kcov.initialised(WORDS).map(WORDS);
        boolean shows = info.buffers() > 0;
        buffer.unmap();
        kcov.close();
        return shows;
    }

    private void addIfThere(Set<Need> features, Need need, String path) {
        if (new Sysfs(task).exists(path)) {
            features.add(need);
        }
    }

    private boolean refusesComparisons() {
        KcovFile kcov = task.openKcov();
        kcov.initTrace(WORDS);
        boolean refuses = kcov.enable(TraceMode.KCOV_TRACE_CMP).failedWith(Errno.ENOTSUPP);
        kcov.disable();
        kcov.close();
        return refuses;
    }

    private boolean hasLittleMemory() {
        return new Sysfs(task)
                .read("/proc/meminfo")
                .map(MEMORY::matcher)
                .filter(memory -> memory.find() && Long.parseLong(memory.group(1)) < GREATEST_BUFFER_KIB)
                .isPresent();
    }

    private Outcome tryOpen() {
        return task.run(new Open(KcovFile.PATH, Open.O_RDWR));
    }

    private static BrokenException notRoot() {
        return new BrokenException("the kcov file is for root only, and the tests do not run as root: log in as root");
    }
}
