/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.stream.Stream;
import org.kcovtck.rules.Profile;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Symbols;
import org.kcovtck.target.UsbRootHub;
import org.kcovtck.target.VhostDevice;

/** What a simulated kernel is made of, put together; {@link KcovParts} is what of it is kernel/kcov.c. */
class KernelParts {
    private static final String HUB_DRIVER = "/sys/bus/usb/drivers/hub/";

    final Log log = new Log();
    final Behaviour behaviour;
    final Allocator allocator;
    final KcovParts kcov;
    final InstrumentedCode code;
    final SystemCalls calls;

    KernelParts(Profile profile, boolean comparisons) {
        behaviour = behaviour(profile, comparisons);
        allocator = allocator(behaviour, log);
        kcov = kcov(behaviour, allocator, log);
        code = new InstrumentedCode(kcov.callbacks);
        calls = calls(files(), code);
    }

    Behaviour behaviour(Profile profile, boolean comparisons) {
        return new Behaviour(profile, comparisons);
    }

    Allocator allocator(Behaviour behaviour, Log log) {
        return new Allocator(behaviour, log);
    }

    KcovParts kcov(Behaviour behaviour, Allocator allocator, Log log) {
        return new KcovParts(behaviour, allocator, log);
    }

    SystemCalls calls(FileSystem files, InstrumentedCode code) {
        return new SystemCalls(files, code);
    }

    UsbBus usb() {
        return new UsbBus(behaviour, kcov.sections, code);
    }

    FileSystem files() {
        FileSystem files = new FileSystem();
        UsbBus usb = usb();
        files.add(KcovFile.PATH, flags -> new KcovOpenFile(kcov.device, flags));
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
        files.add(
                Symbols.PATH,
                flags -> new TextFile(() ->
                        InstrumentedCode.symbols(Stream.concat(SystemCallNames.all(), Stream.of(UsbBus.HUB_EVENT)))
                                + ProbeTasks.symbols()));
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
}
