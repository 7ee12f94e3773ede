/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EBADF;
import static org.kcovtck.abi.Errno.EFAULT;
import static org.kcovtck.abi.Errno.ENOENT;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.kcovtck.abi.KcovCommand;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Await;
import org.kcovtck.target.Operation.CatchSignal;
import org.kcovtck.target.Operation.ClockGettime;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Dup;
import org.kcovtck.target.Operation.Fill;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.IoctlPointer;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Mount;
import org.kcovtck.target.Operation.Mremap;
import org.kcovtck.target.Operation.Munmap;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Operation.ReceiveDescriptor;
import org.kcovtck.target.Operation.Seek;
import org.kcovtck.target.Operation.SendDescriptor;
import org.kcovtck.target.Operation.Statx;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Operation.SystemCall;
import org.kcovtck.target.Operation.Write;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Syscall;

/** What a task's operations do. Every system call executes instrumented code before and after. */
class SystemCalls {
    private static final int ENTRY_BLOCKS = 3;
    /** With those on the way out. */
    private static final int BLOCKS = 5;

    private static final int LOG2_INT = 2;
    private static final int LOG2_LONG = 3;
    private static final long NANOS = 1;
    private static final int STATX_BYTES = 256;
    private static final int STATX_MODE = 28;
    private static final short KCOV_FILE_MODE = (short) 0100600;
    private static final byte[] NOTHING = {};

    private static final KcovCommand[] COMMANDS = KcovCommand.values();

    final FileSystem fileSystem;
    final InstrumentedCode code;

    SystemCalls(FileSystem fileSystem, InstrumentedCode code) {
        this.fileSystem = fileSystem;
        this.code = code;
    }

    Outcome perform(TaskStruct t, long pid, Operation operation) {
        if (operation instanceof Load load) {
            byte[] words = t.memory.load(load.address(), load.words());
            return words == null
                    ? new Outcome(operation, -EFAULT.number(), NOTHING)
                    : new Outcome(operation, load.words(), words);
        }
        if (operation instanceof Store store) {
            boolean stored = t.memory.store(store.address(), store.value());
            return new Outcome(operation, stored ? 0 : -EFAULT.number(), NOTHING);
        }
        if (operation instanceof Await await) {
            byte[] word = t.memory.load(await.address(), 1);
            return word == null ? new Outcome(operation, -EFAULT.number(), NOTHING) : new Outcome(operation, 0, word);
        }
        if (operation instanceof Fill fill) {
            boolean stored = IntStream.range(0, fill.words())
                    .allMatch(word -> t.memory.store(fill.address() + (long) word * Long.BYTES, fill.value()));
            return new Outcome(operation, stored ? 0 : -EFAULT.number(), NOTHING);
        }
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        if (!isInstrumented(operation)) {
            return new Outcome(operation, call(t, pid, operation, data), NOTHING);
        }
        String name = SystemCallNames.of(operation);
        code.execute(t, name, ENTRY_BLOCKS);
        long value = call(t, pid, operation, data);
        code.execute(t, name, ENTRY_BLOCKS, BLOCKS);
        return new Outcome(operation, value, data.toByteArray());
    }

    /** The scheduler is not. */
    boolean isInstrumented(Operation operation) {
        return !(operation instanceof SystemCall call && call.name() == Syscall.SCHED_YIELD);
    }

    private long call(TaskStruct t, long pid, Operation operation, ByteArrayOutputStream data) {
        if (operation instanceof Ioctl ioctl) {
            return ioctl(t, ioctl.fd(), ioctl.request(), number(t, ioctl.argument()));
        } else if (operation instanceof IoctlPointer ioctl) {
            return ioctl(t, ioctl.fd(), ioctl.request(), UserPointer.to(ioctl.memory()));
        } else if (operation instanceof Open open) {
            return open(t, open);
        } else if (operation instanceof Close close) {
            return close(t, close);
        } else if (operation instanceof Dup dup) {
            return with(t, dup.fd(), file -> dup(t, file));
        } else if (operation instanceof Mmap mmap) {
            return with(t, mmap.fd(), file -> file.mmap(t, mmap));
        } else if (operation instanceof Munmap munmap) {
            return munmap(t, munmap);
        } else if (operation instanceof Mremap mremap) {
            return mremap(t, mremap);
        } else if (operation instanceof Read read) {
            code.compare(t, "fdget", LOG2_LONG, read.fd(), pid);
            return with(t, read.fd(), file -> file.read(read.count(), data));
        } else if (operation instanceof Write write) {
            return with(t, write.fd(), file -> file.write(t, write.data()));
        } else if (operation instanceof Seek seek) {
            return with(t, seek.fd(), file -> file.seek(seek));
        } else if (operation instanceof Getpid) {
            return pid;
        } else if (operation instanceof ClockGettime clock) {
            boolean written = t.memory.store(clock.address(), 0) && t.memory.store(clock.address() + Long.BYTES, NANOS);
            return written ? 0 : -EFAULT.number();
        } else if (operation instanceof Statx statx) {
            return statx(statx.path(), data);
        } else if (operation instanceof SystemCall call) {
            return OtherCalls.call(t, pid, call, data);
        } else if (operation instanceof SendDescriptor send) {
            return send(t, send);
        } else if (operation instanceof ReceiveDescriptor receive) {
            return OtherCalls.receive(t, receive);
        } else if (operation instanceof Mount mount) {
            t.mounts.mount(mount.directory(), mount.type());
            return 0;
        } else if (operation instanceof CatchSignal) {
            return 0;
        }
        throw new IllegalArgumentException("no system call for " + operation);
    }

    long open(TaskStruct t, Open open) {
        OpenFile file = t.mounts.hides(open.path()) ? null : fileSystem.open(open.path(), open.flags());
        return file == null ? -ENOENT.number() : t.files.add(file, open.flags());
    }

    long close(TaskStruct t, Close close) {
        return t.files.close(close.fd()) ? 0 : -EBADF.number();
    }

    long send(TaskStruct t, SendDescriptor send) {
        return OtherCalls.send(t, send);
    }

    /** Another program begins. */
    void exec(TaskStruct t) {
        t.memory.unmapAll();
        t.files.exec();
    }

    long dup(TaskStruct t, OpenFile file) {
        file.get();
        return t.files.add(file);
    }

    long munmap(TaskStruct t, Munmap munmap) {
        return OtherCalls.munmap(t, munmap.address(), munmap.length());
    }

    private long ioctl(TaskStruct t, int fd, long request, UserPointer argument) {
        for (KcovCommand command : COMMANDS) {
            code.compareWithConstant(t, "kcov_ioctl", LOG2_INT, command.number(), request);
        }
        return with(
                t, fd, file -> t.compat ? file.compatIoctl(t, request, argument) : file.ioctl(t, request, argument));
    }

    /** A number that the task passes where an address may be wanted. */
    private static UserPointer number(TaskStruct t, long number) {
        long value = t.compat ? number & 0xffff_ffffL : number;
        return new UserPointer() {
            @Override
            public long value() {
                return value;
            }

            @Override
            public byte[] read(int offset, int length) {
                long from = value + offset;
                int skip = (int) (from % Long.BYTES);
                byte[] words = t.memory.load(from - skip, (skip + length + Long.BYTES - 1) / Long.BYTES);
                return words == null ? null : Arrays.copyOfRange(words, skip, skip + length);
            }
        };
    }

    /** The mappings of kcov buffers do not grow (VM_DONTEXPAND). */
    long mremap(TaskStruct t, Mremap mremap) {
        long mapped = t.memory.lengthAt(mremap.address());
        return mapped == 0 || mremap.newLength() > mapped ? -EFAULT.number() : mremap.address();
    }

    private long statx(String path, ByteArrayOutputStream data) {
        if (!fileSystem.exists(path)) {
            return -ENOENT.number();
        }
        ByteBuffer statx = ByteBuffer.allocate(STATX_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        statx.putShort(STATX_MODE, mode(path));
        data.writeBytes(statx.array());
        return 0;
    }

    /** {@code i_mode}. */
    short mode(String path) {
        return path.equals(KcovFile.PATH) ? KCOV_FILE_MODE : 0;
    }

    private static long with(TaskStruct t, int fd, ToLongFunction<OpenFile> call) {
        OpenFile file = t.files.get(fd);
        return file == null ? -EBADF.number() : call.applyAsLong(file);
    }
}
