/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kcovtck.ssh.SshAddress;

/**
 * A VM that has been started, as other processes see it.
 *
 * @param id names the VM among those of this user
 * @param kernel the name of its image
 * @param release as {@code uname -r} prints it
 * @param pid QEMU's process
 * @param startedAt when that process began, in milliseconds since 1970: a pid alone may be another process by now
 * @param owner the process that stops this VM when it ends; 0 for a VM that stays until it is stopped
 * @param port on 127.0.0.1, where the VM's SSH server answers
 * @param identity the private key that root logs in with
 * @param knownHosts names the VM's host key
 * @param monitor QEMU's control socket
 */
public record VmState(
        String id,
        String kernel,
        String release,
        long pid,
        long startedAt,
        long owner,
        int port,
        Path identity,
        Path knownHosts,
        Path monitor) {
    private static final Duration CLOCK_ADJUSTMENT = Duration.ofSeconds(3);

    /** Of a VM that this JVM has just started. */
    static VmState of(Process qemu, VmFolder folder, Image image, int port, Path monitor) {
        long startedAt = qemu.info().startInstant().map(Instant::toEpochMilli).orElseGet(System::currentTimeMillis);
        return new VmState(
                folder.id(),
                image.name(),
                image.info().release(),
                qemu.pid(),
                startedAt,
                ProcessHandle.current().pid(),
                port,
                image.identity(),
                folder.knownHosts(),
                monitor);
    }

    /** The same, of a VM that stays until it is stopped. */
    VmState staying() {
        return new VmState(id, kernel, release, pid, startedAt, 0, port, identity, knownHosts, monitor);
    }

    /** Whether QEMU still runs. */
    @JsonIgnore
    public boolean isAlive() {
        return process().isPresent();
    }

    /** Where its SSH server is, with the keys of both sides. */
    public SshAddress address() {
        return new SshAddress("root", "127.0.0.1", port, List.of(identity), knownHosts);
    }

    /** Whether it was left running by a process that was killed before it could stop it. */
    @JsonIgnore
    boolean isOrphan() {
        return owner != 0
                && ProcessHandle.of(owner)
                        .flatMap(process -> process.info().startInstant())
                        .filter(start -> start.toEpochMilli() <= startedAt)
                        .isEmpty();
    }

    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(Qemu::runs)
                .filter(process ->
                        process.info().startInstant().filter(this::isSame).isPresent());
    }

    private boolean isSame(Instant start) {
        return Math.abs(start.toEpochMilli() - startedAt) < CLOCK_ADJUSTMENT.toMillis();
    }
}
