/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kcovtck.abi.Errno;
import org.kcovtck.abi.TraceMode;
import org.kcovtck.rules.Need;
import org.kcovtck.target.BluetoothController;
import org.kcovtck.target.IoUring;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Kmemleak;
import org.kcovtck.target.Operation.Munmap;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Symbols;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Sysfs;
import org.kcovtck.target.Task;
import org.kcovtck.target.UsbRootHub;
import org.kcovtck.target.UsbipPort;
import org.kcovtck.target.VhostDevice;
import org.kcovtck.target.VmallocInfo;

/** What a kernel has of the things that rules need; found out by a task before the first test. */
record Features(Task task) {
    private static final String PANIC_ON_WARN = "/proc/sys/kernel/panic_on_warn";
    /** {@code "0-1"}: those that are there, switched on or not. */
    private static final String PROCESSORS = "/sys/devices/system/cpu/present";

    private static final Pattern MEMORY = Pattern.compile("^MemTotal: *([0-9]+) kB", Pattern.MULTILINE);
    private static final long GREATEST_BUFFER_KIB = 2 << 20;
    /** All addresses are 0 for who may not see them. */
    private static final Pattern ADDRESS = Pattern.compile("^0*[1-9a-f]", Pattern.MULTILINE);

    private static final int WORDS = 512;

    /**
     * What the rules may need and this kernel has.
     *
     * @param provided what it has for certain, so that nobody looks: not to show it is for the rules to judge
     */
    Set<Need> with(Set<Need> provided) {
        Set<Need> features = EnumSet.noneOf(Need.class);
        features.addAll(provided);
        if (!features.contains(Need.COMPARISONS) && !features.contains(Need.NO_COMPARISONS)) {
            features.add(refusesComparisons() ? Need.NO_COMPARISONS : Need.COMPARISONS);
        }
        checks().forEach((need, check) -> {
            if (!features.contains(need) && check.getAsBoolean()) {
                features.add(need);
            }
        });
        return features;
    }

    private Map<Need, BooleanSupplier> checks() {
        Sysfs files = new Sysfs(task);
        Map<Need, BooleanSupplier> checks = new EnumMap<>(Need.class);
        checks.put(Need.USB, () -> new UsbRootHub(task).isEmulated());
        checks.put(Need.USBIP, () -> UsbipPort.areAllFree(task));
        checks.put(Need.IO_URING, () -> IoUring.setup(task, 0).succeeded());
        checks.put(Need.PROBE, () -> files.exists(Probe.PATH));
        checks.put(
                Need.KASAN,
                () -> files.read(Probe.KASAN_PATH).filter("Y"::equals).isPresent());
        checks.put(Need.KMEMLEAK, () -> files.read(Kmemleak.PATH).isPresent());
        checks.put(Need.VHOST, () -> files.exists(VhostDevice.VSOCK));
        checks.put(Need.VHOST_NET, () -> files.exists(VhostDevice.NET));
        checks.put(Need.BLUETOOTH, () -> files.exists(BluetoothController.PATH));
        checks.put(
                Need.WARN, () -> files.read(PANIC_ON_WARN).filter("0"::equals).isPresent());
        checks.put(
                Need.RACE,
                () -> files.read(PROCESSORS)
                        .filter(present -> !present.equals("0"))
                        .isPresent());
        checks.put(Need.USERFAULTFD, () -> task.run(Syscall.USERFAULTFD.of()).succeeded());
        checks.put(Need.VMALLOCINFO, this::showsBuffers);
        checks.put(
                Need.LITTLE_MEMORY,
                () -> files.read("/proc/meminfo").filter(Features::isLittle).isPresent());
        checks.put(
                Need.KALLSYMS,
                () -> files.read(Symbols.PATH)
                        .filter(symbols -> ADDRESS.matcher(symbols).find())
                        .isPresent());
        checks.put(
                Need.GCC,
                () -> files.read("/proc/version")
                        .filter(version -> version.contains("gcc"))
                        .isPresent());
        return checks;
    }

    /** A kernel says that it has no comparisons by one error only; any other is for the rules to judge. */
    private boolean refusesComparisons() {
        KcovFile kcov = task.openKcov();
        kcov.initTrace(WORDS);
        kcov.mmap(WORDS * Long.BYTES);
        boolean refuses = kcov.enable(TraceMode.KCOV_TRACE_CMP).failedWith(Errno.ENOTSUPP);
        kcov.disable();
        kcov.close();
        return refuses;
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

    private static boolean isLittle(String meminfo) {
        Matcher memory = MEMORY.matcher(meminfo);
        return memory.find() && Long.parseLong(memory.group(1)) < GREATEST_BUFFER_KIB;
    }
}
