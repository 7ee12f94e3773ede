/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.kcovtck.abi.Errno;
import org.kcovtck.abi.TraceMode;
import org.kcovtck.rules.Need;
import org.kcovtck.target.BluetoothController;
import org.kcovtck.target.IoUring;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation.Munmap;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Sysfs;
import org.kcovtck.target.Task;
import org.kcovtck.target.UsbRootHub;
import org.kcovtck.target.UsbipPort;
import org.kcovtck.target.VhostDevice;
import org.kcovtck.target.VmallocInfo;

/** What a kernel has of what the rules may need, as a task finds out. */
record Features(Task task) {
    private static final String PANIC_ON_WARN = "/proc/sys/kernel/panic_on_warn";
    /** {@code "0-1"}: those that are there, switched on or not. */
    private static final String PROCESSORS = "/sys/devices/system/cpu/present";

    private static final int WORDS = 512;
    private static final Pattern MEMORY = Pattern.compile("^MemTotal: *([0-9]+) kB", Pattern.MULTILINE);
    private static final long GREATEST_BUFFER_KIB = 2 << 20;

    /**
     * All that it has. A kernel says that it has no comparisons by one error only; any other is for the rules to judge.
     *
     * @param provided what it has for certain: not to show it is for the rules to judge, too
     */
    Set<Need> with(Set<Need> provided) {
        Map<Need, BooleanSupplier> looks = Map.ofEntries(
                Map.entry(Need.NO_COMPARISONS, this::refusesComparisons),
                Map.entry(Need.USB, () -> new UsbRootHub(task).isEmulated()),
                Map.entry(Need.USBIP, () -> UsbipPort.areAllFree(task)),
                Map.entry(Need.VHOST, () -> exists(VhostDevice.VSOCK)),
                Map.entry(Need.VHOST_NET, () -> exists(VhostDevice.NET)),
                Map.entry(Need.BLUETOOTH, () -> exists(BluetoothController.PATH)),
                Map.entry(Need.IO_URING, () -> IoUring.setup(task, 0).succeeded()),
                Map.entry(Need.PROBE, () -> exists(Probe.PATH)),
                Map.entry(Need.LITTLE_MEMORY, this::hasLittleMemory),
                Map.entry(Need.WARN, () -> says(PANIC_ON_WARN, "0")),
                Map.entry(Need.RACE, () -> exists(PROCESSORS) && !says(PROCESSORS, "0")),
                Map.entry(
                        Need.USERFAULTFD,
                        () -> task.run(Syscall.USERFAULTFD.of()).succeeded()),
                Map.entry(Need.VMALLOCINFO, this::listsBuffers));
        Set<Need> features = EnumSet.noneOf(Need.class);
        looks.forEach((need, look) -> {
            if (look.getAsBoolean()) {
                features.add(need);
            }
        });
        features.addAll(provided);
        if (provided.contains(Need.COMPARISONS)) {
            features.remove(Need.NO_COMPARISONS);
        } else if (!features.contains(Need.NO_COMPARISONS)) {
            features.add(Need.COMPARISONS);
        }
        return features;
    }

    private boolean exists(String path) {
        return new Sysfs(task).exists(path);
    }

    private boolean says(String path, String text) {
        return new Sysfs(task).read(path).filter(text::equals).isPresent();
    }

    /** Whether the kernel lists the buffer that is mapped: it may not have the list, nor the names of its functions. */
    private boolean listsBuffers() {
        if (!exists(VmallocInfo.PATH)) {
            return false;
        }
        KcovFile kcov = task.openKcov();
        kcov.initTrace(WORDS);
        Outcome map = kcov.mmap(WORDS * Long.BYTES);
        boolean lists = new VmallocInfo(task).buffers() > 0;
        task.run(new Munmap(map.value(), WORDS * Long.BYTES));
        kcov.close();
        return lists;
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
}
