/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.kcovtck.abi.Handle;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.IoctlPointer;
import org.kcovtck.target.Operation.Open;

/**
 * The root hub of USB bus 1. Binding it to its driver makes the kernel run {@code hub_event}, a remote section, in a
 * kernel thread; a transfer ends in another one, in a softirq.
 */
public record UsbRootHub(Task task) {
    /** Names the sections of this bus (drivers/usb/core/hub.c). */
    public static final Handle HANDLE = Handle.usb(1);

    private static final String DRIVER = "/sys/bus/usb/drivers/hub/";
    private static final String INTERFACE = "1-0:1.0";
    /** There when the hub is at its driver. */
    public static final String PATH = DRIVER + INTERFACE;
    /** The hub as a device, for transfers (usbdevfs). */
    public static final String DEVICE_PATH = "/dev/bus/usb/001/001";
    /** What emulates the bus, or drives it. */
    public static final String PRODUCT_PATH = "/sys/bus/usb/devices/usb1/product";
    /** What dummy_hcd calls itself there. */
    public static final String EMULATOR = "Dummy host controller";

    /** {@code _IOWR('U', 0, struct usbdevfs_ctrltransfer)} */
    private static final long USBDEVFS_CONTROL = 0xc0185500L;

    private static final int CONTROL_BYTES = 24;
    private static final byte SET_CONFIGURATION = 9;

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

    /**
     * A control transfer that the emulated hub accepts and does nothing for: SET_CONFIGURATION. The kernel gives its URB
     * back in a section, in a softirq, some time before or after this returns.
     */
    public void transfer() {
        byte[] control = ByteBuffer.allocate(CONTROL_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0)
                .put(SET_CONFIGURATION)
                .putShort((short) 1)
                .array();
        int fd = (int) task.run(new Open(DEVICE_PATH, Open.O_RDWR)).required().value();
        task.run(new IoctlPointer(fd, USBDEVFS_CONTROL, control)).required();
        task.run(new Close(fd));
    }
}
