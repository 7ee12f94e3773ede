/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import java.util.Locale;

/** What has to be there for a rule to be seen at all. */
public enum Need {
    /** Comparison operands compiled in: CONFIG_KCOV_ENABLE_COMPARISONS. */
    COMPARISONS("comparisons are not compiled in (CONFIG_KCOV_ENABLE_COMPARISONS)"),
    /** Comparison operands not compiled in. */
    NO_COMPARISONS("comparisons are compiled in (CONFIG_KCOV_ENABLE_COMPARISONS)"),
    /**
     * A USB bus 1 that dummy_hcd emulates, with the root hub at its driver: CONFIG_USB_DUMMY_HCD. A bus of hardware is
     * none, for to unbind its hub takes away what is plugged in.
     */
    USB("USB bus 1 is not one that dummy_hcd emulates (CONFIG_USB_DUMMY_HCD)"),
    /** The probe module, which runs sections on demand. */
    PROBE("the probe module is not loaded: give --probe FILE.ko or --kernel-build DIR"),
    /** A kernel that goes on after a warning; for rules that say when it warns. */
    WARN("the kernel panics when it warns (panic_on_warn)"),
    /** 32-bit tasks on a 64-bit kernel: CONFIG_IA32_EMULATION, and a compiler that has made a program for them. */
    COMPAT32("no 32-bit program runs there (CONFIG_IA32_EMULATION; building one takes gcc-multilib)"),
    /** Two processors or more, and time for many rounds; not given in a quick run. */
    RACE("races need two processors"),
    /** Page faults that a task can hold open: CONFIG_USERFAULTFD. */
    USERFAULTFD("page faults cannot be held open (CONFIG_USERFAULTFD)"),
    /** A machine whose memory is smaller than the greatest buffer, so that there is a size that it cannot have. */
    LITTLE_MEMORY("the greatest buffer, 2 GiB, may fit into memory"),
    /** The kernel's list of its functions, with their addresses: CONFIG_KALLSYMS. */
    KALLSYMS("there is no /proc/kallsyms with addresses (CONFIG_KALLSYMS, kptr_restrict)"),
    /** A kernel that GCC has compiled. */
    GCC("the kernel was not compiled by GCC"),
    /** The kernel's list of its large allocations, which shows what leaks. */
    VMALLOCINFO("there is no /proc/vmallocinfo that names functions (CONFIG_KALLSYMS)"),
    /** A kernel that looks for memory which nobody can free any more: CONFIG_DEBUG_KMEMLEAK. */
    KMEMLEAK("the kernel does not look for leaks (CONFIG_DEBUG_KMEMLEAK)"),
    /** A kernel that checks each access to memory: CONFIG_KASAN, as the probe says. */
    KASAN("the kernel does not check its memory (CONFIG_KASAN)"),
    /** Workers of vhost devices: CONFIG_VHOST_VSOCK. */
    VHOST("there is no /dev/vhost-vsock (CONFIG_VHOST_VSOCK)"),
    /** Workers of vhost devices for networks: CONFIG_VHOST_NET. */
    VHOST_NET("there is no /dev/vhost-net (CONFIG_VHOST_NET)"),
    /** Virtual USB devices over a socket, and none there: CONFIG_USBIP_VHCI_HCD. */
    USBIP("there is no vhci_hcd whose ports are all free (CONFIG_USBIP_VHCI_HCD)"),
    /** Virtual Bluetooth controllers: CONFIG_BT_HCIVHCI. */
    BLUETOOTH("there is no /dev/vhci (CONFIG_BT_HCIVHCI)"),
    /** io_uring: CONFIG_IO_URING. */
    IO_URING("there is no io_uring (CONFIG_IO_URING)");

    private final String missing;

    Need(String missing) {
        this.missing = missing;
    }

    /** Why a rule that needs this cannot be seen on a kernel that does not have it. */
    public String missing() {
        return missing;
    }

    /** As the catalogue writes it: {@code no-comparisons}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
