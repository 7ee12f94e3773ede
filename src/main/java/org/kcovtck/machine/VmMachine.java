/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kcovtck.agent.AgentBinary;
import org.kcovtck.rules.Need;
import org.kcovtck.ssh.HostKeyChecking;
import org.kcovtck.ssh.SshSession;
import org.kcovtck.ssh.SshTarget;
import org.kcovtck.target.Target;
import org.kcovtck.vm.Image;
import org.kcovtck.vm.Vm;
import org.kcovtck.vm.Vms;

/** {@code vm:KERNEL}: a VM that is booted for the run. */
final class VmMachine implements Machine {
    private static final Duration CONNECT = Vm.patience(Duration.ofSeconds(10));
    private static final Duration ANSWER = Vm.patience(Duration.ofSeconds(10));
    private static final Duration TEST = Vm.patience(Duration.ofSeconds(100));
    /** An oops is fifty lines, and it may not be the only one. */
    private static final int CONSOLE_LINES = 400;

    private final String name;
    private final Image image;
    private final Vms vms;
    private Vm vm;
    private boolean used;

    /** Boots at once, so that the VM is on its way while the caller does something else. */
    VmMachine(String name, Image image, Vms vms) {
        this.name = name;
        this.image = image;
        this.vms = vms;
        this.vm = vms.boot(image);
    }

    @Override
    public String name() {
        return name;
    }

    /** A VM that was connected to before is not trusted any more: a new one takes its place. */
    @Override
    public synchronized Target connect() {
        if (used) {
            vm.powerOff();
            vm = vms.boot(image);
        }
        used = true;
        vm.awaitReady(Vm.BOOT_PATIENCE);
        SshSession session = SshSession.connect(vm.address(), HostKeyChecking.YES, CONNECT);
        return ProbedTarget.of(SshTarget.start(name, session, ANSWER), ProbeModule.there(Image.PROBE_IN_VM));
    }

    /** {@code KernelConfig} refuses a kernel without what they stand on, and none panics when it warns. */
    @Override
    public Set<Need> provides() {
        Set<Need> needs = EnumSet.of(
                Need.COMPARISONS,
                Need.USB,
                Need.PROBE,
                Need.WARN,
                Need.USERFAULTFD,
                Need.RACE,
                Need.VMALLOCINFO,
                Need.VHOST,
                Need.VHOST_NET,
                Need.USBIP,
                Need.BLUETOOTH);
        // The kernel runs 32-bit programs, but the build may not have had a compiler for one.
        AgentBinary.for32Bits().ifPresent(program -> needs.add(Need.COMPAT32));
        return needs;
    }

    @Override
    public Origin origin() {
        return new Origin(image.info().source(), image.info().configSha256());
    }

    @Override
    public Duration testPatience() {
        return TEST;
    }

    @Override
    public synchronized void findOutWhyLost() {
        vm.findOutWhyItDoesNotAnswer();
    }

    @Override
    public synchronized List<String> consoleTail() {
        return vm.consoleTail(CONSOLE_LINES);
    }

    @Override
    public synchronized void close() {
        vm.powerOff();
    }
}
