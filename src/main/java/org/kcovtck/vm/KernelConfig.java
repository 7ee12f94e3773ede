/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;

/**
 * The lines that a kernel's configuration has to have; everything else stays as tinyconfig leaves it.
 *
 * @param text all of them
 * @param own those that not every kernel has
 */
record KernelConfig(String text, List<String> own) {
    /** kconfig drops an option silently when something it depends on is missing; these may not be dropped. */
    private static final List<String> REQUIRED = List.of(
            "CONFIG_KCOV",
            "CONFIG_KCOV_ENABLE_COMPARISONS",
            "CONFIG_KCOV_INSTRUMENT_ALL",
            "CONFIG_DEBUG_FS",
            "CONFIG_MODULES",
            "CONFIG_MODULE_UNLOAD",
            "CONFIG_IA32_EMULATION",
            "CONFIG_USERFAULTFD",
            "CONFIG_USB_DUMMY_HCD",
            "CONFIG_VHOST_VSOCK",
            "CONFIG_VHOST_NET",
            "CONFIG_USBIP_VHCI_HCD",
            "CONFIG_BT_HCIVHCI",
            "CONFIG_KALLSYMS",
            "CONFIG_VIRTIO_NET",
            "CONFIG_SERIAL_8250_CONSOLE",
            "CONFIG_BLK_DEV_INITRD");

    static KernelConfig of(Path fragment, List<String> more) {
        try {
            String shared = Files.readString(fragment);
            return new KernelConfig(
                    shared + more.stream().map(line -> line + "\n").reduce("", String::concat), more);
        } catch (IOException e) {
            throw new UsageException("cannot read " + fragment + ": " + e.getMessage(), e);
        }
    }

    /** Whether a tree's choices, or what tinyconfig and an architecture answer to them, are newer than a file. */
    static boolean isTouched(Path tree, Path since) {
        return !HostCommand.of("find", ".", "-newer", since.toAbsolutePath().toString())
                .and(List.of("(", "-name", "Kconfig*", "-o"))
                .and(List.of("-path", "./arch/*/configs/*", "-o", "-path", "./kernel/configs/*", ")"))
                .and(List.of("-type", "f", "-print", "-quit"))
                .in(tree)
                .orFail("cannot look for Kconfig in " + tree)
                .isEmpty();
    }

    /**
     * Checks the configuration that kconfig has made of this.
     *
     * @throws BuildFailure naming what is missing
     */
    void check(Path dotConfig) {
        Set<String> lines;
        try {
            lines = new HashSet<>(Files.readAllLines(dotConfig));
        } catch (IOException e) {
            throw new BrokenException("cannot read " + dotConfig + ": " + e.getMessage(), e);
        }
        List<String> missing = new ArrayList<>(REQUIRED);
        own.stream().filter(line -> line.endsWith("=y")).forEach(line -> missing.add(line.replace("=y", "")));
        missing.removeIf(option -> lines.contains(option + "=y"));
        if (!missing.isEmpty()) {
            throw new BuildFailure("this kernel's configuration lacks " + String.join(", ", missing)
                    + ": it or the compiler does not support them (see " + dotConfig + ")");
        }
    }
}
