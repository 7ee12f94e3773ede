/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.abi;

/** Error numbers as a system call reports them (include/uapi/asm-generic/errno*.h, include/linux/errno.h). */
public enum Errno {
    EPERM(1),
    ENOENT(2),
    ESRCH(3),
    EINTR(4),
    EIO(5),
    ENXIO(6),
    ENOEXEC(8),
    EBADF(9),
    ECHILD(10),
    EAGAIN(11),
    ENOMEM(12),
    EACCES(13),
    EFAULT(14),
    EBUSY(16),
    EEXIST(17),
    ENODEV(19),
    EINVAL(22),
    EMFILE(24),
    ENOTTY(25),
    ENOSPC(28),
    ESPIPE(29),
    EPIPE(32),
    ENOSYS(38),
    EOPNOTSUPP(95),
    EADDRINUSE(98),
    ENOBUFS(105),
    ETIMEDOUT(110),
    ENOKEY(126),
    EKEYREJECTED(129),
    /** Not for user space, says include/linux/errno.h; KCOV returns it all the same. */
    ENOTSUPP(524);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The name of a number, or {@code errno N} for one that has no constant here. */
    public static String nameOf(long number) {
        for (Errno errno : values()) {
            if (errno.number == number) {
                return errno.name();
            }
        }
        return "errno " + number;
    }
}
