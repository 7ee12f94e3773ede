/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.kcovtck.abi.KcovCommand;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.errors.Visible;

/**
 * One thing that a task does: a system call, or a load or store of its own memory. Printed as strace prints it, without
 * the result.
 */
public sealed interface Operation {
    /** {@code openat(AT_FDCWD, path, flags)}; the value is a file descriptor. */
    record Open(String path, int flags) implements Operation {
        public static final int O_RDONLY = 0;
        public static final int O_WRONLY = 1;
        public static final int O_RDWR = 2;
        public static final int O_NONBLOCK = 0x800;
        public static final int O_CLOEXEC = 0x80000;

        @Override
        public String toString() {
            return String.format("open(\"%s\", 0x%x)", path, flags);
        }
    }

    record Close(int fd) implements Operation {
        @Override
        public String toString() {
            return String.format("close(%d)", fd);
        }
    }

    record Dup(int fd) implements Operation {
        @Override
        public String toString() {
            return String.format("dup(%d)", fd);
        }
    }

    /** An ioctl whose argument is a number, or an address that the task itself has. */
    record Ioctl(int fd, long request, long argument) implements Operation {
        @Override
        public String toString() {
            return String.format("ioctl(%d, %s, 0x%x)", fd, KcovCommand.nameOf(request), argument);
        }
    }

    /** An ioctl whose argument points at these bytes; they end where a page ends, and the next page is not mapped. */
    record IoctlPointer(int fd, long request, byte[] memory) implements Operation {
        @Override
        public String toString() {
            String struct = memory.length < RemoteArg.SIZE
                    ? memory.length + " bytes"
                    : RemoteArg.parse(memory).toString();
            return String.format("ioctl(%d, %s, %s)", fd, KcovCommand.nameOf(request), struct);
        }
    }

    /** {@code mmap(NULL, length, protection, MAP_SHARED, fd, offset)}, all in bytes; the value is an address. */
    record Mmap(int fd, long length, int protection, long offset) implements Operation {
        public static final int PROT_READ = 1;
        public static final int PROT_WRITE = 2;

        @Override
        public String toString() {
            return String.format("mmap(NULL, %d, 0x%x, MAP_SHARED, %d, %d)", length, protection, fd, offset);
        }
    }

    record Munmap(long address, long length) implements Operation {
        @Override
        public String toString() {
            return String.format("munmap(0x%x, %d)", address, length);
        }
    }

    /** {@code mremap} with MREMAP_MAYMOVE. */
    record Mremap(long address, long oldLength, long newLength) implements Operation {
        @Override
        public String toString() {
            return String.format("mremap(0x%x, %d, %d, MREMAP_MAYMOVE)", address, oldLength, newLength);
        }
    }

    /** At most 48 KiB; the bytes are the outcome's data. */
    record Read(int fd, int count) implements Operation {
        @Override
        public String toString() {
            return String.format("read(%d, ..., %d)", fd, count);
        }
    }

    record Write(int fd, byte[] data) implements Operation {
        private static final int MOST_SHOWN = 200;

        @Override
        public String toString() {
            return String.format("write(%d, \"%s\", %d)", fd, text(), data.length);
        }

        private String text() {
            int shown = Math.min(data.length, MOST_SHOWN);
            String begin = Visible.characters(new String(data, 0, shown, StandardCharsets.ISO_8859_1));
            return shown < data.length ? begin + "..." : begin;
        }
    }

    record Seek(int fd, long offset, int whence) implements Operation {
        public static final int SEEK_SET = 0;
        public static final int SEEK_END = 2;

        @Override
        public String toString() {
            return String.format("lseek(%d, %d, %d)", fd, offset, whence);
        }
    }

    record Getpid() implements Operation {
        @Override
        public String toString() {
            return "getpid()";
        }
    }

    /** {@code clock_gettime(CLOCK_MONOTONIC, address)}: makes the kernel write 16 bytes of user memory. */
    record ClockGettime(long address) implements Operation {
        @Override
        public String toString() {
            return String.format("clock_gettime(CLOCK_MONOTONIC, 0x%x)", address);
        }
    }

    /** {@code statx(AT_FDCWD, path)}; the data are {@code struct statx}, 256 bytes. */
    record Statx(String path) implements Operation {
        @Override
        public String toString() {
            return String.format("statx(\"%s\")", path);
        }
    }

    record Mount(String source, String directory, String type) implements Operation {
        @Override
        public String toString() {
            return String.format("mount(\"%s\", \"%s\", \"%s\")", source, directory, type);
        }
    }

    /** Loads at most 16380 64-bit words upwards from an address, no system call between them; EFAULT where nothing is mapped. */
    record Load(long address, int words) implements Operation {
        @Override
        public String toString() {
            return String.format("load 0x%x, %d words", address, words);
        }
    }

    /** Stores one 64-bit word; EFAULT where nothing is mapped, or only for reading. */
    record Store(long address, long value) implements Operation {
        @Override
        public String toString() {
            return String.format("store 0x%x, 0x%x", address, value);
        }
    }

    /** Loads a 64-bit word again and again, until it is not this value; the word is the outcome's data. */
    record Await(long address, long value) implements Operation {
        @Override
        public String toString() {
            return String.format("load 0x%x until it is not 0x%x", address, value);
        }
    }

    /** Stores one value in so many 64-bit words; EFAULT at the first that is not mapped, or only for reading. */
    record Fill(long address, int words, long value) implements Operation {
        @Override
        public String toString() {
            return String.format("store 0x%x, %d words of 0x%x", address, words, value);
        }
    }

    /** Any other system call. The outcome's data are the memory that comes back, one argument's after the other's. */
    record SystemCall(Syscall name, List<Argument> arguments) implements Operation {
        @Override
        public String toString() {
            return arguments.stream().map(Argument::toString).collect(Collectors.joining(", ", name + "(", ")"));
        }
    }

    /**
     * Waits until so many tasks have come to a barrier, whatever their processes; for scripts that are performed at the
     * same time. What waits may call {@code sched_yield}. There is one barrier; a task cannot be at it after an exec.
     *
     * @param delay turns of an empty loop that this task goes through after it
     */
    record Barrier(int tasks, int delay) implements Operation {
        public Barrier(int tasks) {
            this(tasks, 0);
        }

        @Override
        public String toString() {
            return String.format("barrier of %d tasks", tasks);
        }
    }

    /** {@code sendmsg} of one byte with SCM_RIGHTS. */
    record SendDescriptor(int socket, int fd) implements Operation {
        @Override
        public String toString() {
            return String.format("sendmsg(%d, SCM_RIGHTS=[%d])", socket, fd);
        }
    }

    /** {@code recvmsg} of one byte with SCM_RIGHTS; the value is the descriptor. */
    record ReceiveDescriptor(int socket) implements Operation {
        @Override
        public String toString() {
            return String.format("recvmsg(%d, SCM_RIGHTS)", socket);
        }
    }

    /** {@code sigaction} with a handler that does nothing, and without SA_RESTART. */
    record CatchSignal(int signal) implements Operation {
        public static final int SIGUSR1 = 10;

        @Override
        public String toString() {
            return String.format("sigaction(%d, handler)", signal);
        }
    }

    /**
     * {@code vfork()}. The operations of the script that follow, so many of them, are performed by the child, which then
     * exits; no Vfork is among them. The value is the child's pid.
     */
    record Vfork(int operations) implements Operation {
        @Override
        public String toString() {
            return String.format("vfork() of %d operations", operations);
        }
    }
}
