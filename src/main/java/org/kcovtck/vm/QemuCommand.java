/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that boots an image. */
final class QemuCommand {
    /** The timer checks take long under emulation and find nothing. */
    private static final String KERNEL_PARAMETERS =
            "console=ttyS0 quiet panic=-1 unknown_nmi_panic tsc=reliable no_timer_check";

    private QemuCommand() {}

    /**
     * Boots {@code image} with its console going to a socket that listens already, and to a file; its control socket
     * listens by the time that QEMU connects to the console's.
     */
    static List<String> boot(Image image, Path monitor, Path console, Path log) {
        // A session of its own: Ctrl-C on our terminal is for us, who then stop QEMU in order.
        List<String> words = new ArrayList<>(List.of("setsid", "qemu-system-x86_64"));
        Accelerator accelerator = Accelerator.ofThisMachine();
        words.addAll(accelerator.options());
        words.addAll(List.of("-M", "q35,sata=off,smbus=off,usb=off,vmport=off"));
        words.addAll(List.of("-cpu", "max", "-m", "512"));
        words.addAll(List.of("-nodefaults", "-no-user-config", "-display", "none", "-no-reboot"));
        words.addAll(List.of("-chardev", "socket,id=monitor,server=on,wait=off,path=" + option(monitor)));
        words.addAll(List.of("-mon", "chardev=monitor,mode=control"));
        words.addAll(List.of("-chardev", "socket,id=console,path=" + option(console) + ",logfile=" + option(log)));
        words.addAll(List.of("-serial", "chardev:console"));
        words.addAll(List.of("-netdev", "user,id=net,hostfwd=tcp:127.0.0.1:0-:22"));
        // No network boot, so no ROM to load.
        words.addAll(List.of("-device", "virtio-net-pci,netdev=net,romfile="));
        words.addAll(List.of(
                "-kernel",
                image.kernel().toString(),
                "-initrd",
                image.initramfs().toString()));
        words.addAll(List.of("-append", KERNEL_PARAMETERS + accelerator.kernelParameters()));
        return words;
    }

    /** A comma in a value is doubled, or QEMU takes it for the next option. */
    private static String option(Path path) {
        return path.toString().replace(",", ",,");
    }
}
