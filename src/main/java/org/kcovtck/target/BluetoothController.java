/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Operation.Write;

/**
 * A virtual Bluetooth controller that a task plays: what it writes are packets of the air, which a worker of the kernel
 * takes apart in sections. The controller never gets past its reset, so that no daemon of the machine hears of it.
 */
public record BluetoothController(Task task, int fd) {
    public static final String PATH = "/dev/vhci";

    private static final int MAX_PACKET = 1024;
    /** A vendor packet asks the driver for a controller of this type. */
    private static final byte[] CREATE = {(byte) 0xff, 0};
    /** The event "command complete" for HCI_Reset, with the status "command disallowed". */
    private static final byte[] RESET_REFUSED = {4, 0x0e, 4, 1, 3, 0x0c, 0x0c};

    /** Plugs a controller in and waits until the kernel resets it, from when on it takes packets. */
    public static BluetoothController of(Task task) {
        int fd = (int) task.run(new Open(PATH, Open.O_RDWR)).required().value();
        task.run(new Write(fd, CREATE)).required();
        // The driver's answer to the vendor packet, then the command.
        task.run(new Read(fd, MAX_PACKET)).required();
        task.run(new Read(fd, MAX_PACKET)).required();
        return new BluetoothController(task, fd);
    }

    /** The same controller in the hands of another task, which has to share it: a thread or a child. */
    public BluetoothController by(Task other) {
        return new BluetoothController(other, fd);
    }

    /** Answers the reset with an error, which the kernel takes apart some time after that. */
    public void refuseReset() {
        task.run(new Write(fd, RESET_REFUSED)).required();
    }

    /** Unplugs it, when this is the last descriptor. */
    public void close() {
        task.run(new Close(fd)).required();
    }
}
