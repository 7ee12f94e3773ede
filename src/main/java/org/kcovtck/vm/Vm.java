/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UntestableKernel;
import org.kcovtck.ssh.SshAddress;

/** A kernel under test, running under QEMU. It is powered off when this is closed or this JVM ends. */
public final class Vm implements AutoCloseable {
    /** How long a VM may take to its SSH server. */
    public static final Duration BOOT_PATIENCE = patience(Duration.ofSeconds(40));

    /** Begins what is added to the console of a kernel that could not say itself that it died. */
    public static final String KERNEL_DIED = "kcov-tck: the kernel died: ";

    private static final int EVIDENCE_LINES = 15;
    private static final Duration QEMU_PATIENCE = Duration.ofSeconds(15);

    private final String kernel;
    private final VmFolder folder;
    private final Path sockets;
    private final ConsoleWatch console;
    private final Children.Owned qemu;
    private VmState state;

    private Vm(String kernel, VmFolder folder, Path sockets, ConsoleWatch console, Process process) {
        this.kernel = kernel;
        this.folder = folder;
        this.sockets = sockets;
        this.console = console;
        this.qemu = Children.own(process);
    }

    /** Starts QEMU; returns when it runs and its SSH port is known, long before the guest answers. */
    static Vm boot(Image image, VmFolder folder) {
        Vm vm;
        try {
            Path sockets =
                    folder.fitsSockets() ? folder.path() : Files.createTempDirectory("kcov-tck"); // made for us alone
            try {
                vm = started(image, folder, sockets);
            } catch (IOException e) {
                folder.forget(sockets);
                throw e;
            }
        } catch (IOException e) {
            throw new BrokenException("cannot boot " + image.name() + " (see " + folder.path() + "): " + e, e);
        }
        vm.settle(image);
        return vm;
    }

    private static Vm started(Image image, VmFolder folder, Path sockets) throws IOException {
        Path socket = sockets.resolve("console.sock");
        ConsoleWatch console = ConsoleWatch.listen(socket);
        try {
            Process process = new ProcessBuilder(QemuCommand.boot(image, monitor(sockets), socket, folder.console()))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.qemuLog().toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            process.onExit().thenRun(console::close);
            return new Vm(image.name(), folder, sockets, console, process);
        } catch (IOException e) {
            console.close();
            throw e;
        }
    }

    private static Path monitor(Path sockets) {
        return sockets.resolve("monitor.sock");
    }

    /** How long something in a VM may take here: this with KVM, more under emulation. */
    public static Duration patience(Duration withKvm) {
        return Accelerator.ofThisMachine().patience(withKvm);
    }

    /**
     * To be called when the VM does not answer. A kernel that is stuck, so that none of its processors ever idles or is
     * in user space, is made to say on the console where, and to end; if it cannot even do that, or has reset the machine
     * without a word, a line that begins with {@link #KERNEL_DIED} is added to the console. A kernel that idles is not to
     * blame: it is left alone.
     */
    public void findOutWhyItDoesNotAnswer() {
        boolean stuck = false;
        try {
            try (Monitor control = Monitor.connect(monitor(sockets))) {
                stuck = StuckProcessor.isThereIn(control);
                if (!stuck) {
                    return;
                }
                // The kernel's parameters say that it panics then, and after a panic QEMU ends.
                control.human("nmi");
            } catch (IOException e) {
                // QEMU has ended, is about to, or is stuck itself.
            }
            boolean ended = qemu.process().waitFor(QEMU_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (ended && hasResetItself()) {
                note("it has reset the machine (a panic, a reboot, or a triple fault)");
            } else if (stuck && !ended) {
                note("a processor never leaves it, and it does not answer an NMI");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** QEMU ends in order, with status 0, when its guest resets; but when somebody ends it by a signal, too, which it says. */
    private boolean hasResetItself() {
        return qemu.process().exitValue() == 0
                && ConsoleText.tail(folder.qemuLog(), EVIDENCE_LINES).stream()
                        .noneMatch(line -> line.contains("terminating on signal"));
    }

    private void note(String how) {
        try {
            Files.writeString(folder.console(), "\n" + KERNEL_DIED + how + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new BrokenException(
                    "cannot write the console of " + kernel + " to " + folder.console() + ": " + e, e);
        }
    }

    /**
     * Waits for the VM's SSH server to listen. It notices at once when the kernel panics or QEMU ends.
     *
     * @throws UntestableKernel with the console's last lines, when the kernel panics, resets the machine, or does not come
     *     so far in time
     * @throws BrokenException when something else is why it will not listen
     */
    public void awaitReady(Duration patience) {
        try {
            await(console.ready(), patience, "no SSH server after " + patience.toSeconds() + " s");
        } catch (BrokenException e) {
            throw isKernelsFault(e.getCause()) ? new UntestableKernel(e.getMessage(), e) : e;
        }
    }

    private boolean isKernelsFault(Throwable why) {
        Throwable cause = why instanceof ExecutionException ? why.getCause() : why;
        return cause instanceof TimeoutException
                || cause instanceof ConsoleWatch.Panic
                || cause instanceof EOFException && hasEnded() && hasResetItself();
    }

    private boolean hasEnded() {
        try {
            return qemu.process().waitFor(QEMU_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Where its SSH server is, with the keys of both sides. */
    public SshAddress address() {
        return state.address();
    }

    /** Whether QEMU still runs. A kernel that panics ends it. */
    public boolean isAlive() {
        return Qemu.runs(qemu.process().toHandle());
    }

    /** The last lines of the serial console, safe to print: control characters are spelled out. */
    public List<String> consoleTail(int lines) {
        return ConsoleText.tail(folder.console(), lines);
    }

    /** What other processes may know of this VM. */
    public VmState state() {
        return state;
    }

    /** Ends the VM at once, without asking the guest. Does nothing when it has ended. */
    public void powerOff() {
        Qemu.end(qemu.process().toHandle(), monitor(sockets));
        qemu.close();
        console.close();
        folder.forget(sockets);
    }

    @Override
    public void close() {
        powerOff();
    }

    /** Lets the VM run on when this JVM ends. */
    VmState leave() {
        VmState staying = state.staying();
        JsonFile.write(folder.state(), staying);
        qemu.release();
        return staying;
    }

    private void settle(Image image) {
        Path monitor = monitor(sockets);
        try {
            await(console.connected(), QEMU_PATIENCE, "QEMU did not start");
            int port;
            try (Monitor control = Monitor.connect(monitor)) {
                port = Usernet.forwardedTo(22, control.human("info usernet"));
            }
            Files.writeString(folder.knownHosts(), "[127.0.0.1]:" + port + " " + image.publicHostKey() + "\n");
            state = VmState.of(qemu.process(), folder, image, port, monitor);
            JsonFile.write(folder.state(), state);
        } catch (IOException e) {
            powerOff();
            throw broken("QEMU ended: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            powerOff();
            throw e;
        }
    }

    private void await(Future<Void> event, Duration patience, String late) {
        try {
            event.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw broken(late, e);
        } catch (ExecutionException e) {
            throw broken(e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw broken("interrupted", e);
        }
    }

    private BrokenException broken(String reason, Exception cause) {
        List<String> lines = new ArrayList<>();
        lines.add("VM " + kernel + " did not boot: " + reason + "; its console: " + folder.console());
        ConsoleText.tail(folder.qemuLog(), EVIDENCE_LINES).forEach(line -> lines.add("  " + line));
        consoleTail(EVIDENCE_LINES).forEach(line -> lines.add("  " + line));
        return new BrokenException(String.join("\n", lines), cause);
    }
}
