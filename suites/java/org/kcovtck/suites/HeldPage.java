/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.target.Argument.inOut;
import static org.kcovtck.target.Argument.named;
import static org.kcovtck.target.Argument.number;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Task;

/**
 * Two pages of a task's memory, of which the first is not there: whoever touches it, the kernel included, waits until
 * another task {@link #fill}s it (userfaultfd). The second is ordinary memory.
 *
 * @param address of the first page
 */
record HeldPage(int userfaultfd, long address) {
    private static final int MESSAGE_BYTES = 32;
    private static final long API = 0xaa;
    private static final long MISSING = 1;

    /** Maps the pages into a task; that has to succeed. */
    static HeldPage of(Task task) {
        long address = Pages.of(task, 2).address();
        int fd = (int) task.run(Syscall.USERFAULTFD.of(named("O_CLOEXEC", 0x80000)))
                .required()
                .value();
        HeldPage page = new HeldPage(fd, address);
        task.run(page.ioctl("UFFDIO_API", 0xc018_aa3fL, API, 0, 0)).required();
        task.run(page.ioctl("UFFDIO_REGISTER", 0xc020_aa00L, address, Pages.PAGE, MISSING, 0))
                .required();
        return page;
    }

    /** Where the second page begins. */
    long end() {
        return address + Pages.PAGE;
    }

    /** Returns when a task waits for the page. */
    Operation awaitToucher() {
        return new Read(userfaultfd, MESSAGE_BYTES);
    }

    /** Makes the page one of zeroes; who waits for it goes on. */
    Operation fill() {
        return ioctl("UFFDIO_ZEROPAGE", 0xc020_aa04L, address, Pages.PAGE, 0, 0);
    }

    private Operation ioctl(String name, long request, long... struct) {
        ByteBuffer bytes = ByteBuffer.allocate(struct.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(struct);
        return Syscall.IOCTL.of(number(userfaultfd), named(name, request), inOut(bytes.array()));
    }
}
