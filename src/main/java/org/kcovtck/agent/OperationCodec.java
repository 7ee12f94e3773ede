/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.kcovtck.abi.Errno;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Argument;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Await;
import org.kcovtck.target.Operation.Barrier;
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
import org.kcovtck.target.Operation.Vfork;
import org.kcovtck.target.Operation.Write;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Syscall;

/** Operations and outcomes as bytes ({@code struct operation}, {@code struct result}). */
final class OperationCodec {
    private static final long AT_FDCWD = -100;
    private static final long MAP_SHARED = 1;
    private static final long MREMAP_MAYMOVE = 1;
    private static final long CLOCK_MONOTONIC = 1;
    private static final long STATX_BASIC_STATS = 0x7ff;
    private static final int STATX_BYTES = 256;
    private static final byte[] NOTHING = {};

    private OperationCodec() {}

    static byte[] encode(List<Operation> script) {
        List<byte[]> encoded = script.stream().map(OperationCodec::encode).toList();
        ByteBuffer all =
                ByteBuffer.allocate(encoded.stream().mapToInt(one -> one.length).sum());
        encoded.forEach(all::put);
        return all.array();
    }

    private static byte[] encode(Operation operation) {
        if (operation instanceof Open open) {
            byte[] path = text(open.path());
            return call(Syscall.OPENAT, 1 << 1, path, 0, AT_FDCWD, 0, open.flags());
        } else if (operation instanceof Close close) {
            return call(Syscall.CLOSE, close.fd());
        } else if (operation instanceof Dup dup) {
            return call(Syscall.DUP, dup.fd());
        } else if (operation instanceof Ioctl ioctl) {
            return call(Syscall.IOCTL, ioctl.fd(), ioctl.request(), ioctl.argument());
        } else if (operation instanceof IoctlPointer ioctl) {
            return call(Syscall.IOCTL, 1 << 2, ioctl.memory(), 0, ioctl.fd(), ioctl.request(), 0);
        } else if (operation instanceof Mmap mmap) {
            return call(Syscall.MMAP, 0, mmap.length(), mmap.protection(), MAP_SHARED, mmap.fd(), mmap.offset());
        } else if (operation instanceof Munmap munmap) {
            return call(Syscall.MUNMAP, munmap.address(), munmap.length());
        } else if (operation instanceof Mremap mremap) {
            return call(Syscall.MREMAP, mremap.address(), mremap.oldLength(), mremap.newLength(), MREMAP_MAYMOVE);
        } else if (operation instanceof Read read) {
            return call(Syscall.READ, 1 << 1, NOTHING, read.count(), read.fd(), 0, read.count());
        } else if (operation instanceof Write write) {
            return call(Syscall.WRITE, 1 << 1, write.data(), 0, write.fd(), 0, write.data().length);
        } else if (operation instanceof Seek seek) {
            return call(Syscall.LSEEK, seek.fd(), seek.offset(), seek.whence());
        } else if (operation instanceof Getpid) {
            return call(Syscall.GETPID);
        } else if (operation instanceof ClockGettime clock) {
            return call(Syscall.CLOCK_GETTIME, CLOCK_MONOTONIC, clock.address());
        } else if (operation instanceof Statx statx) {
            return statx(statx);
        } else if (operation instanceof Mount mount) {
            return mount(mount);
        } else if (operation instanceof Load load) {
            return operation(Protocol.OP_LOAD, 0, NOTHING, load.address(), load.words());
        } else if (operation instanceof Store store) {
            return operation(Protocol.OP_STORE, 0, NOTHING, store.address(), store.value());
        } else if (operation instanceof Await await) {
            return operation(Protocol.OP_AWAIT, 0, NOTHING, await.address(), await.value());
        } else if (operation instanceof Fill fill) {
            return operation(Protocol.OP_FILL, 0, NOTHING, fill.address(), fill.words(), fill.value());
        } else if (operation instanceof SystemCall call) {
            return systemCall(call);
        }
        return encodeControl(operation);
    }

    /** What is no single system call. */
    private static byte[] encodeControl(Operation operation) {
        if (operation instanceof Barrier barrier) {
            return operation(Protocol.OP_BARRIER, 0, NOTHING, barrier.tasks(), barrier.delay());
        } else if (operation instanceof SendDescriptor send) {
            return operation(Protocol.OP_SEND_DESCRIPTOR, 0, NOTHING, send.socket(), send.fd());
        } else if (operation instanceof ReceiveDescriptor receive) {
            return operation(Protocol.OP_RECEIVE_DESCRIPTOR, 0, NOTHING, receive.socket());
        } else if (operation instanceof CatchSignal handler) {
            return operation(Protocol.OP_CATCH, 0, NOTHING, handler.signal());
        } else if (operation instanceof Vfork vfork) {
            return operation(Protocol.OP_VFORK, 0, NOTHING, vfork.operations());
        }
        throw new IllegalArgumentException("no encoding for " + operation);
    }

    /** What comes back is copied from the start of the memory, so it stands first. */
    private static byte[] systemCall(SystemCall call) {
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        long[] arguments = new long[call.arguments().size()];
        int pointers = addMemory(call, true, arguments, memory);
        int copyOut = memory.size();
        pointers |= addMemory(call, false, arguments, memory);
        for (int i = 0; i < arguments.length; i++) {
            if (call.arguments().get(i) instanceof Argument.Number number) {
                arguments[i] = number.value();
            }
        }
        return call(call.name(), pointers, memory.toByteArray(), copyOut, arguments);
    }

    private static int addMemory(SystemCall call, boolean comingBack, long[] offsets, ByteArrayOutputStream memory) {
        int pointers = 0;
        for (int i = 0; i < offsets.length; i++) {
            if (call.arguments().get(i) instanceof Argument.Memory pointed && pointed.comesBack() == comingBack) {
                pointers |= 1 << i;
                offsets[i] = memory.size();
                memory.writeBytes(pointed.bytes());
            }
        }
        return pointers;
    }

    /** The struct is written where the blob begins; the path stands behind it. */
    private static byte[] statx(Statx statx) {
        byte[] path = text(statx.path());
        byte[] memory = new byte[STATX_BYTES + path.length];
        System.arraycopy(path, 0, memory, STATX_BYTES, path.length);
        int pointers = 1 << 1 | 1 << 4;
        return call(Syscall.STATX, pointers, memory, STATX_BYTES, AT_FDCWD, STATX_BYTES, 0, STATX_BASIC_STATS, 0);
    }

    private static byte[] mount(Mount mount) {
        byte[] source = text(mount.source());
        byte[] directory = text(mount.directory());
        byte[] type = text(mount.type());
        byte[] memory = ByteBuffer.allocate(source.length + directory.length + type.length)
                .put(source)
                .put(directory)
                .put(type)
                .array();
        return call(Syscall.MOUNT, 7, memory, 0, 0, source.length, source.length + directory.length, 0, 0);
    }

    private static byte[] call(Syscall call, long... arguments) {
        return call(call, 0, NOTHING, 0, arguments);
    }

    /**
     * @param pointers bit i: argument i is an offset into the memory
     * @param copyOut bytes from the start of the memory that come back, when the call succeeds
     */
    private static byte[] call(Syscall call, int pointers, byte[] memory, int copyOut, long... arguments) {
        long[] all = new long[8];
        all[0] = call.ordinal();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[7] = copyOut;
        return operation(Protocol.OP_CALL, pointers, memory, all);
    }

    static byte[] operation(int code, int pointers, byte[] memory, long... arguments) {
        ByteBuffer bytes = ByteBuffer.allocate(Protocol.OPERATION_BYTES + Protocol.padded(memory.length))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort((short) code).putShort((short) pointers).putInt(memory.length);
        for (long argument : arguments) {
            bytes.putLong(argument);
        }
        bytes.position(Protocol.OPERATION_BYTES);
        bytes.put(memory);
        return bytes.array();
    }

    /** @throws BrokenException when these are not the results of this script */
    static List<Outcome> decode(List<Operation> script, byte[] body) {
        ByteBuffer results = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        List<Outcome> outcomes = new ArrayList<>(script.size());
        try {
            for (Operation operation : script) {
                long value = results.getLong();
                int length = results.getInt();
                results.getInt();
                if (length < 0 || length > results.remaining() || Protocol.padded(length) > results.remaining()) {
                    throw new BufferUnderflowException();
                }
                byte[] data = new byte[length];
                results.get(data);
                results.position(results.position() + Protocol.padded(length) - length);
                requireMet(operation, value);
                outcomes.add(new Outcome(operation, value, data));
            }
        } catch (BufferUnderflowException e) {
            throw new BrokenException("the agent answered fewer results than operations were sent", e);
        }
        return outcomes;
    }

    /** That tasks do not come to a barrier is a fault of the script or of a task, not of the kernel. */
    private static void requireMet(Operation operation, long value) {
        if (operation instanceof Barrier && value < 0) {
            throw new BrokenException("not all tasks have come to the " + operation + ": " + Errno.nameOf(-value));
        }
    }

    private static byte[] text(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
