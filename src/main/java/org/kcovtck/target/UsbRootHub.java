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
    /** There when the hub is. */
    public static final String PATH = DRIVER + INTERFACE;

    /** Unbinds and binds the hub's driver; the section runs some time after that. */
    public void rebind() {
        task.writeFile(DRIVER + "unbind", INTERFACE);
        task.writeFile(DRIVER + "bind", INTERFACE);
    }
}
