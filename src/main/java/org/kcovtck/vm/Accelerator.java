/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** How QEMU runs the guest's code: KVM, with emulation to fall back to, or emulation alone. */
enum Accelerator {
    KVM,
    EMULATION;

    /** Emulation is some ten times slower, but most of what is waited for is not the processor. */
    private static final int SLOWER = 3;

    private static final Path DEVICE = Path.of("/dev/kvm");
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    private static final Pattern VIRTUALIZES = Pattern.compile("(?m)^flags\\s*:.*\\b(vmx|svm)\\b");

    static Accelerator ofThisMachine() {
        return usable(DEVICE, PROCESSOR) ? KVM : EMULATION;
    }

    /** The options for QEMU. */
    List<String> options() {
        return this == KVM
                ? List.of("-accel", "kvm", "-accel", "tcg", "-smp", "2")
                : List.of("-accel", "tcg", "-smp", "2");
    }

    /**
     * Parameters for the kernel. Emulated, a second processor costs more than it gives, for its thread and ours fight
     * for the host's: it stays off until a test that needs it switches it on. That takes ten seconds where the kernel has
     * to find out how fast the processor is; so it is told, and it need not be exact.
     */
    String kernelParameters() {
        return this == KVM ? "" : " maxcpus=1 lpj=30000000";
    }

    /** How long something may take that KVM never needs longer for than this. */
    Duration patience(Duration withKvm) {
        return this == KVM ? withKvm : withKvm.multipliedBy(SLOWER);
    }

    /**
     * Whether this user can open the device and the processor virtualizes. Neither is enough: some virtual machines
     * have a device that opens and even makes VMs, in which QEMU then aborts or the guest stands still.
     */
    static boolean usable(Path device, Path processor) {
        try (FileChannel kvm = FileChannel.open(device, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return kvm.isOpen()
                    && VIRTUALIZES.matcher(Files.readString(processor)).find();
        } catch (IOException e) {
            return false;
        }
    }
}
