/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kcovtck.abi.KcovCommand;
import org.kcovtck.abi.TraceMode;
import org.kcovtck.target.Argument;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Syscall;

/** A system call of a recording as an expression of C, with the variables of the process that made it. */
final class CallText {
    private static final Set<Syscall> TAKE_DESCRIPTOR = EnumSet.of(
            Syscall.CLOSE,
            Syscall.IOCTL,
            Syscall.READ,
            Syscall.WRITE,
            Syscall.LSEEK,
            Syscall.DUP,
            Syscall.FCNTL,
            Syscall.FTRUNCATE,
            Syscall.PREAD64);
    private static final Set<Syscall> EXPRESSIBLE = EnumSet.of(
            Syscall.OPENAT,
            Syscall.CLOSE,
            Syscall.IOCTL,
            Syscall.READ,
            Syscall.WRITE,
            Syscall.LSEEK,
            Syscall.DUP,
            Syscall.FCNTL,
            Syscall.FTRUNCATE,
            Syscall.PREAD64,
            Syscall.MPROTECT,
            Syscall.MADVISE,
            Syscall.MUNMAP,
            Syscall.MEMFD_CREATE,
            Syscall.EVENTFD2,
            Syscall.GETPID,
            Syscall.GETTID,
            Syscall.SCHED_YIELD,
            Syscall.PRLIMIT64,
            Syscall.PRCTL,
            Syscall.MMAP,
            Syscall.SOCKET,
            Syscall.UNSHARE);

    private static final int MOST_ARGUMENTS = 6;

    private final Values values;
    private final RemoteArgs arguments;

    CallText(Values values, RemoteArgs arguments) {
        this.values = values;
        this.arguments = arguments;
    }

    /** @throws Inexpressible when it is none, or one that takes more than these */
    String of(Operation operation) {
        if (operation instanceof Open open) {
            return String.format("open(%s, %s)", Text.string(open.path()), flags(open.flags()));
        } else if (operation instanceof Operation.Close close) {
            return String.format("close(%s)", values.descriptor(close.fd()));
        } else if (operation instanceof Operation.Dup dup) {
            return String.format("dup(%s)", values.descriptor(dup.fd()));
        } else if (operation instanceof Operation.Ioctl ioctl) {
            return ioctl(ioctl);
        } else if (operation instanceof Operation.IoctlPointer pointer) {
            return String.format(
                    "ioctl(%s, %s, &%s)",
                    values.descriptor(pointer.fd()), request(pointer.request()), arguments.name(pointer.memory()));
        } else if (operation instanceof Operation.Read read) {
            return String.format("read(%s, bytes, %d)", values.descriptor(read.fd()), read.count());
        } else if (operation instanceof Operation.Write write) {
            return String.format(
                    "write(%s, %s, %d)", values.descriptor(write.fd()), Text.string(write.data()), write.data().length);
        } else if (operation instanceof Operation.Seek seek) {
            return String.format(
                    "lseek(%s, %d, %s)",
                    values.descriptor(seek.fd()),
                    seek.offset(),
                    List.of("SEEK_SET", "SEEK_CUR", "SEEK_END").get(seek.whence()));
        } else if (operation instanceof Operation.Getpid) {
            return "syscall(SYS_getpid)";
        }
        return ofMemory(operation);
    }

    private String ofMemory(Operation operation) {
        if (operation instanceof Operation.Mmap mmap) {
            return String.format(
                    "mmap(NULL, %s, %s, MAP_SHARED, %s, %d)",
                    Text.number(mmap.length()),
                    protection(mmap.protection()),
                    values.descriptor(mmap.fd()),
                    mmap.offset());
        } else if (operation instanceof Operation.Munmap munmap) {
            return String.format("munmap(%s, %s)", pointer(munmap.address()), Text.number(munmap.length()));
        } else if (operation instanceof Operation.Mremap mremap) {
            return String.format(
                    "mremap(%s, %s, %s, MREMAP_MAYMOVE)",
                    pointer(mremap.address()), Text.number(mremap.oldLength()), Text.number(mremap.newLength()));
        } else if (operation instanceof Operation.ClockGettime clock) {
            return String.format("syscall(SYS_clock_gettime, CLOCK_MONOTONIC, %s)", values.address(clock.address()));
        } else if (operation instanceof Operation.SystemCall call) {
            return systemCall(call);
        } else if (operation instanceof Operation.Barrier || operation instanceof Operation.Await) {
            throw new Inexpressible("a race");
        }
        throw new Inexpressible(operation.toString());
    }

    private String pointer(long address) {
        return "(void *)(" + values.address(address) + ")";
    }

    private String ioctl(Operation.Ioctl ioctl) {
        String argument = values.knowsAddress(ioctl.argument()) && Values.isFar(ioctl.argument())
                ? values.address(ioctl.argument())
                : Text.number(ioctl.argument());
        if (ioctl.request() == KcovCommand.KCOV_ENABLE.number()) {
            for (TraceMode mode : TraceMode.values()) {
                argument = mode.number() == ioctl.argument() ? mode.name() : argument;
            }
        }
        return String.format("ioctl(%s, %s, %s)", values.descriptor(ioctl.fd()), request(ioctl.request()), argument);
    }

    private static String request(long number) {
        String name = KcovCommand.nameOf(number);
        return name.startsWith("KCOV_") ? name : name + "UL";
    }

    private static String flags(int flags) {
        List<String> names = new ArrayList<>();
        names.add(List.of("O_RDONLY", "O_WRONLY", "O_RDWR", "3").get(flags & 3));
        int rest = flags & ~3;
        if ((rest & Open.O_NONBLOCK) != 0) {
            names.add("O_NONBLOCK");
        }
        if ((rest & Open.O_CLOEXEC) != 0) {
            names.add("O_CLOEXEC");
        }
        rest &= ~(Open.O_NONBLOCK | Open.O_CLOEXEC);
        if (rest != 0) {
            names.add(String.format("0x%x", rest));
        }
        return String.join(" | ", names);
    }

    private static String protection(int protection) {
        return switch (protection) {
            case 0 -> "PROT_NONE";
            case Operation.Mmap.PROT_READ -> "PROT_READ";
            case Operation.Mmap.PROT_WRITE -> "PROT_WRITE";
            case Operation.Mmap.PROT_READ | Operation.Mmap.PROT_WRITE -> "PROT_READ | PROT_WRITE";
            default -> String.format("0x%x", protection);
        };
    }

    private String systemCall(Operation.SystemCall call) {
        if (!EXPRESSIBLE.contains(call.name())) {
            throw new Inexpressible(call.name() + "()");
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            Argument argument = call.arguments().get(i);
            if (argument instanceof Argument.Number number) {
                boolean descriptor =
                        i == 0 && TAKE_DESCRIPTOR.contains(call.name()) || i == 4 && call.name() == Syscall.MMAP;
                boolean address = Values.isFar(number.value()) && values.knowsAddress(number.value());
                texts.add(
                        descriptor
                                ? values.descriptor(number.value())
                                : address ? values.address(number.value()) : Text.number(number.value()));
            } else if (argument instanceof Argument.Memory memory && !memory.comesBack()) {
                texts.add(Text.string(memory.bytes()));
            } else {
                texts.add("bytes");
            }
        }
        // C would leave to chance what is missing.
        while (!texts.isEmpty() && texts.size() < MOST_ARGUMENTS) {
            texts.add("0UL");
        }
        return texts.stream()
                .collect(Collectors.joining(", ", "syscall(SYS_" + call.name() + ", ", ")"))
                .replace(", )", ")");
    }
}
