/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.ssh.HostKeyChecking;
import org.kcovtck.ssh.SshSession;

/** A VM that somebody has booted, and what can be done to it from outside. */
public record RunningVm(VmState state) {
    /** The only one that a process has booted for a run of its own. */
    public static RunningVm of(ProcessHandle owner) {
        List<VmState> running = new Vms(CacheFolder.ofUser())
                .running().stream().filter(vm -> vm.owner() == owner.pid()).toList();
        if (running.size() != 1) {
            throw new IllegalStateException("not one VM but " + running);
        }
        return new RunningVm(running.get(0));
    }

    /** The one with this kernel that a process has booted for a run of its own. */
    public static RunningVm of(ProcessHandle owner, String kernel) {
        return new Vms(CacheFolder.ofUser())
                .running().stream()
                        .filter(vm -> vm.owner() == owner.pid() && vm.id().startsWith(kernel + "-run-"))
                        .findFirst()
                        .map(RunningVm::new)
                        .orElseThrow(() -> new IllegalStateException("no VM with " + kernel));
    }

    /** Runs a command in a session of its own and returns what it prints. */
    public String run(String command) {
        try (SshSession session = SshSession.connect(state.address(), HostKeyChecking.YES, Duration.ofSeconds(60))) {
            return session.run(command);
        }
    }

    /** Runs a command whose end nobody will hear of. */
    public void order(String command) {
        try {
            run(command);
        } catch (BrokenException e) {
            // That is what it is for.
        }
    }

    /** Takes the cable out. */
    public void cutNetwork() throws IOException {
        try (Monitor control = Monitor.connect(state.monitor())) {
            control.human("set_link net off");
        }
    }

    /** Kills QEMU. */
    public void kill() {
        end(ProcessHandle::destroyForcibly);
    }

    /** With SIGTERM, at which QEMU ends in order. */
    public void terminate() {
        end(ProcessHandle::destroy);
    }

    private void end(Consumer<ProcessHandle> how) {
        ProcessHandle qemu = ProcessHandle.of(state.pid()).orElseThrow();
        how.accept(qemu);
        qemu.onExit().join();
    }

    /** Whether QEMU runs. */
    public boolean runs() {
        return state.isAlive();
    }
}
