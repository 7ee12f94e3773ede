/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** How QEMU runs the guest's code. */
final class Accelerator {
    private static final Path KVM = Path.of("/dev/kvm");

    private Accelerator() {}

    /**
     * The options for QEMU: KVM, with emulation to fall back to, when this user can open its device; the node may be
     * there without a processor that could, and then opening it fails.
     */
    static List<String> options() {
        try (FileChannel device = FileChannel.open(KVM, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return device.isOpen() ? List.of("-accel", "kvm", "-accel", "tcg") : List.of("-accel", "tcg");
        } catch (IOException e) {
            return List.of("-accel", "tcg");
        }
    }
}
