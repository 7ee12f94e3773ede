/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import static org.kcovtck.target.Argument.inOut;
import static org.kcovtck.target.Argument.named;
import static org.kcovtck.target.Argument.number;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.kcovtck.target.Operation.Read;

/**
 * Two pages of a task's memory, of which the first is not there: whoever touches it, the kernel included, waits until
 * another task {@link #fill}s it (userfaultfd). The second is ordinary memory.
 *
 * @param address of the first page
 */
public record HeldPage(int userfaultfd, long address) {
    public static final int PAGE = 4096;

    private static final int MESSAGE_BYTES = 32;
    private static final long API = 0xaa;
    private static final long MISSING = 1;

    /** Maps the pages into a task; that has to succeed. */
    public static HeldPage of(Task task) {
        long address = task.run(Syscall.MMAP.of(
                        number(0),
                        number(2 * PAGE),
                        named("PROT_READ | PROT_WRITE", 3),
                        named("MAP_PRIVATE | MAP_ANONYMOUS", 0x22),
                        number(-1)))
                .required()
                .value();
        int fd = (int) task.run(Syscall.USERFAULTFD.of(named("O_CLOEXEC", 0x80000)))
                .required()
                .value();
        HeldPage page = new HeldPage(fd, address);
        task.run(page.ioctl("UFFDIO_API", 0xc018_aa3fL, API, 0, 0)).required();
        task.run(page.ioctl("UFFDIO_REGISTER", 0xc020_aa00L, address, PAGE, MISSING, 0))
                .required();
        return page;
    }

    /** Where the second page begins. */
    public long end() {
        return address + PAGE;
    }

    /** Returns when a task waits for the page. */
    public Operation awaitToucher() {
        return new Read(userfaultfd, MESSAGE_BYTES);
    }

    /** Makes the page one of zeroes; who waits for it goes on. */
    public Operation fill() {
        return ioctl("UFFDIO_ZEROPAGE", 0xc020_aa04L, address, PAGE, 0, 0);
    }

    private Operation ioctl(String name, long request, long... struct) {
        ByteBuffer bytes = ByteBuffer.allocate(struct.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(struct);
        return Syscall.IOCTL.of(number(userfaultfd), named(name, request), inOut(bytes.array()));
    }
}
