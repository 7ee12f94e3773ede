/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.Open;

/**
 * An open vhost device and a task that uses it. Its worker is a thread of the kernel whose work is sections, under the
 * common handle that the worker was made with.
 */
public record VhostDevice(Task task, int fd) {
    public static final String VSOCK = "/dev/vhost-vsock";
    public static final String NET = "/dev/vhost-net";

    /** {@code _IO(0xaf, 1)}: makes the worker. */
    private static final long VHOST_SET_OWNER = 0xaf01;

    /** Opens a device in a task; that has to succeed. */
    public static VhostDevice of(Task task, String path) {
        return new VhostDevice(
                task, (int) task.run(new Open(path, Open.O_RDWR)).required().value());
    }

    /** This device after the task has made itself its owner, which makes the worker; that has to succeed. */
    public VhostDevice owned() {
        task.run(new Ioctl(fd, VHOST_SET_OWNER, 0)).required();
        return this;
    }

    /** Closes the last descriptor of it: the worker flushes its work in sections and has ended when this returns. */
    public void close() {
        task.run(new Close(fd)).required();
    }
}
