/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import org.kcovtck.abi.Handle;

/**
 * The root hub of USB bus 1. Binding it to its driver makes the kernel run {@code hub_event}, a remote section, in a
 * kernel thread.
 */
public record UsbRootHub(Task task) {
    /** Names the sections of this bus (drivers/usb/core/hub.c). */
    public static final Handle HANDLE = Handle.usb(1);

    private static final String DRIVER = "/sys/bus/usb/drivers/hub/";
    private static final String INTERFACE = "1-0:1.0";
    /** There when the hub is at its driver. */
    public static final String PATH = DRIVER + INTERFACE;
    /** What emulates the bus, or drives it. */
    public static final String PRODUCT_PATH = "/sys/bus/usb/devices/usb1/product";
    /** What dummy_hcd calls itself there. */
    public static final String EMULATOR = "Dummy host controller";

    /** Whether the hub is there and of a bus that is not made of hardware, so that nobody misses it meanwhile. */
    public boolean isEmulated() {
        Sysfs sysfs = new Sysfs(task);
        return sysfs.exists(PATH)
                && sysfs.read(PRODUCT_PATH).filter(EMULATOR::equals).isPresent();
    }

    /** Unbinds and binds the hub's driver; the section runs some time after that. */
    public void rebind() {
        task.writeFile(DRIVER + "unbind", INTERFACE);
        task.writeFile(DRIVER + "bind", INTERFACE);
    }
}
