/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.Collection;
import java.util.List;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.rules.Profile;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Pending;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Symbols;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;
import org.kcovtck.target.UsbRootHub;
import org.kcovtck.target.VhostDevice;

/** A kernel that does what its profile says, in the JVM. Its tasks run one operation at a time. */
public final class SimulatedKernel implements Target {
    private static final String HUB_DRIVER = "/sys/bus/usb/drivers/hub/";

    private final String name;
    private final Log log = new Log();
    private final Allocator allocator;
    private final KcovDevice device;
    private final Scripts scripts;
    private long lastPid;

    /** A kernel that has everything compiled in. */
    public SimulatedKernel(Profile profile) {
        this(profile, true);
    }

    /**
     * @param comparisons whether CONFIG_KCOV_ENABLE_COMPARISONS is set
     */
    public SimulatedKernel(Profile profile, boolean comparisons) {
        this.name = "sim:" + profile.name();
        Behaviour behaviour = new Behaviour(profile, comparisons);
        this.allocator = new Allocator(behaviour, log);
        KcovParts kcov = new KcovParts(behaviour, allocator, log);
        InstrumentedCode code = new InstrumentedCode(kcov.callbacks);
        this.device = kcov.device;
        this.scripts = new Scripts(device, new SystemCalls(files(behaviour, kcov, code), code));
    }

    private FileSystem files(Behaviour behaviour, KcovParts kcov, InstrumentedCode code) {
        FileSystem files = new FileSystem();
        UsbBus usb = new UsbBus(behaviour, kcov.sections, code);
        files.add(KcovFile.PATH, flags -> new KcovOpenFile(device, flags));
        files.add(
                "/proc/sys/kernel/osrelease",
                flags -> new TextFile(() -> behaviour.profile().name() + ".0-sim\n"));
        files.add("/proc/sys/kernel/tainted", flags -> new TextFile(() -> log.taint() + "\n"));
        files.add("/proc/sys/kernel/panic_on_warn", flags -> new TextFile(() -> "0\n"));
        files.add("/dev/kmsg", flags -> new KmsgFile(log));
        files.add(
                "/proc/version",
                flags -> new TextFile(
                        () -> "Linux version " + behaviour.profile().name() + ".0-sim (gcc 12.2.0)\n"));
        files.add(Symbols.PATH, flags -> new TextFile(() -> InstrumentedCode.symbols(SystemCallNames.all())));
        files.add("/proc/meminfo", flags -> new TextFile(allocator::memory));
        files.add("/proc/vmallocinfo", flags -> new TextFile(allocator::info));
        files.add("/sys/kernel/debug/clear_warn_once", flags -> new OpenFile() {
            @Override
            long write(TaskStruct current, byte[] data) {
                log.clearWarnOnce();
                return data.length;
            }
        });
        files.add(HUB_DRIVER + "unbind", flags -> usb.unbindFile());
        files.add(HUB_DRIVER + "bind", flags -> usb.bindFile());
        files.add(UsbRootHub.DEVICE_PATH, flags -> usb.deviceFile());
        // Its work is another, but done in the same way.
        files.add(VhostDevice.NET, flags -> new VhostVsock(kcov.sections, code));
        files.add(VhostVsock.PATH, flags -> new VhostVsock(kcov.sections, code));
        files.add(Probe.PATH, flags -> new ProbeFile(new ProbeTasks(behaviour, kcov.sections, kcov.callbacks)));
        files.add(Probe.IRQ_AREA_PATH, flags -> new TextFile(() -> KcovRemoteAreas.IRQ_AREA_WORDS + "\n"));
        files.add(UsbRootHub.PATH, flags -> new TextFile(() -> ""));
        files.add(UsbRootHub.PRODUCT_PATH, flags -> new TextFile(() -> UsbRootHub.EMULATOR + "\n"));
        return files;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized Task newProcess() {
        return SimulatedTask.ofNewProcess(this, newPid(), new TaskStruct());
    }

    @Override
    public boolean runs32BitPrograms() {
        return true;
    }

    @Override
    public synchronized Task newProcess32() {
        return SimulatedTask.ofNewProcess(this, newPid(), TaskStruct.of32Bits());
    }

    @Override
    public synchronized void end(Collection<? extends Task> processes) {
        processes.forEach(process -> ((SimulatedTask) process).endProcess());
    }

    synchronized Pending submit(TaskStruct task, long pid, List<Operation> script) {
        requireAlive();
        Script begun = scripts.begin(task, pid, script);
        return () -> finish(begun);
    }

    private synchronized List<Outcome> finish(Script begun) {
        requireAlive();
        return scripts.finish(begun);
    }

    private void requireAlive() {
        if (log.isDead()) {
            throw new BrokenException("the kernel has died");
        }
    }

    /** The number of a new process. */
    synchronized long newPid() {
        return ++lastPid;
    }

    KcovDevice device() {
        return device;
    }

    /** What the kernel has said so far. */
    public synchronized List<String> console() {
        return log.lines();
    }

    @Override
    public void close() {}
}
