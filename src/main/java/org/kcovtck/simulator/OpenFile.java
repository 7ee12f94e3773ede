/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENODEV;
import static org.kcovtck.abi.Errno.ENOTTY;
import static org.kcovtck.abi.Errno.ESPIPE;

import java.io.ByteArrayOutputStream;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Seek;

/** {@code struct file}: what descriptors and mappings refer to. By itself a file that can do nothing. */
abstract class OpenFile {
    private int references = 1;

    final void get() {
        references++;
    }

    final void put() {
        if (--references == 0) {
            release();
        }
    }

    /** The last reference is gone. */
    void release() {}

    long ioctl(TaskStruct current, long request, UserPointer argument) {
        return -ENOTTY.number();
    }

    /** Of a 32-bit task. */
    long compatIoctl(TaskStruct current, long request, UserPointer argument) {
        return -ENOTTY.number();
    }

    long mmap(TaskStruct current, Mmap mmap) {
        return -ENODEV.number();
    }

    /** Writes what it reads to {@code data}; how many bytes, or -errno. */
    long read(int count, ByteArrayOutputStream data) {
        return -EINVAL.number();
    }

    long write(TaskStruct current, byte[] data) {
        return -EINVAL.number();
    }

    long seek(Seek seek) {
        return -ESPIPE.number();
    }
}
