/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.util.List;
import java.util.Locale;
import org.kcovtck.target.Operation.SystemCall;

/**
 * The system calls that a task can be told to make; by name, for each architecture has numbers of its own. The order is
 * that of the agent's table ({@code enum system_call} in {@code vm-images/agent/protocol.h}).
 */
public enum Syscall {
    OPENAT,
    CLOSE,
    IOCTL,
    MMAP,
    MUNMAP,
    MREMAP,
    READ,
    WRITE,
    LSEEK,
    DUP,
    GETPID,
    CLOCK_GETTIME,
    MOUNT,
    STATX,
    MPROTECT,
    MADVISE,
    FCNTL,
    PIPE2,
    EVENTFD2,
    MEMFD_CREATE,
    FTRUNCATE,
    SPLICE,
    SOCKET,
    SOCKETPAIR,
    BIND,
    LISTEN,
    ACCEPT4,
    CONNECT,
    SETSOCKOPT,
    SENDTO,
    RECVFROM,
    GETTID,
    KILL,
    TGKILL,
    SCHED_YIELD,
    SCHED_SETAFFINITY,
    PRLIMIT64,
    PRCTL,
    UNSHARE,
    USERFAULTFD,
    IO_URING_SETUP,
    IO_URING_ENTER,
    IO_URING_REGISTER,
    FINIT_MODULE,
    DELETE_MODULE,
    PREAD64;

    /** A call with at most six arguments, in the kernel's order; those that are missing are 0. */
    public SystemCall of(Argument... arguments) {
        return new SystemCall(this, List.of(arguments));
    }

    /** As the kernel calls it: {@code "tgkill"}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
