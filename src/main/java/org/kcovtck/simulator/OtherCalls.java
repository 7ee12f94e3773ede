/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.kcovtck.abi.Errno.EBADF;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.Errno.ENOMEM;
import static org.kcovtck.abi.Errno.ENOSYS;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.kcovtck.target.Argument;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.ReceiveDescriptor;
import org.kcovtck.target.Operation.Seek;
import org.kcovtck.target.Operation.SendDescriptor;
import org.kcovtck.target.Operation.SystemCall;

/** System calls that have nothing to do with KCOV, as far as its users need them. */
final class OtherCalls {
    private static final long MAP_ANONYMOUS = 0x20;
    private static final long RLIMIT_NOFILE = 7;

    private OtherCalls() {}

    static long call(TaskStruct t, long pid, SystemCall call, ByteArrayOutputStream data) {
        return switch (call.name()) {
            case GETTID -> pid;
            case SCHED_YIELD, SCHED_SETAFFINITY, KILL, TGKILL, MADVISE, UNSHARE, MOUNT -> 0;
            case MMAP -> mmap(t, call);
            case MUNMAP -> munmap(t, number(call, 0), number(call, 1));
            case MPROTECT -> t.memory.protect(number(call, 0), (int) number(call, 2)) ? 0 : -ENOMEM.number();
            case SOCKETPAIR -> socketPair(t, data);
            case PRLIMIT64 -> limit(t, call);
            case PREAD64 -> pread(t.files.get((int) number(call, 0)), call);
            default -> -ENOSYS.number();
        };
    }

    static long send(TaskStruct t, SendDescriptor send) {
        OpenFile file = t.files.get(send.fd());
        return file != null && t.files.get(send.socket()) instanceof UnixSocket socket
                ? socket.send(file)
                : -EBADF.number();
    }

    static long receive(TaskStruct t, ReceiveDescriptor receive) {
        return t.files.get(receive.socket()) instanceof UnixSocket socket ? socket.receive(t.files) : -EBADF.number();
    }

    private static long mmap(TaskStruct t, SystemCall call) {
        if ((number(call, 3) & MAP_ANONYMOUS) == 0) {
            OpenFile file = t.files.get((int) number(call, 4));
            Mmap mmap = new Mmap((int) number(call, 4), number(call, 1), (int) number(call, 2), number(call, 5));
            return file == null ? -EBADF.number() : file.mmap(t, mmap);
        }
        long pages = (number(call, 1) + Memory.PAGE - 1) / Memory.PAGE;
        Vma vma = new Vma(pages * Memory.PAGE, 0);
        vma.pages = new long[(int) (vma.bytes / Long.BYTES)];
        return t.memory.map(vma, (int) number(call, 2), new OpenFile() {});
    }

    static long munmap(TaskStruct t, long address, long bytes) {
        if (address % Memory.PAGE != 0 || bytes == 0) {
            return -EINVAL.number();
        }
        t.memory.unmap(address, bytes);
        return 0;
    }

    /** Only of files that have no position, for nobody reads others so. */
    private static long pread(OpenFile file, SystemCall call) {
        return file == null ? -EBADF.number() : file.seek(new Seek((int) number(call, 0), 0, Seek.SEEK_SET));
    }

    private static long socketPair(TaskStruct t, ByteArrayOutputStream data) {
        UnixSocket one = new UnixSocket();
        UnixSocket other = new UnixSocket();
        one.connect(other);
        ByteBuffer numbers = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        numbers.putInt(t.files.add(one)).putInt(t.files.add(other));
        data.writeBytes(numbers.array());
        return 0;
    }

    private static long limit(TaskStruct t, SystemCall call) {
        if (number(call, 1) != RLIMIT_NOFILE || !(call.arguments().get(2) instanceof Argument.Memory limit)) {
            return -ENOSYS.number();
        }
        t.files.limit((int)
                ByteBuffer.wrap(limit.bytes()).order(ByteOrder.LITTLE_ENDIAN).getLong());
        return 0;
    }

    private static long number(SystemCall call, int index) {
        if (index >= call.arguments().size()) {
            return 0;
        }
        return call.arguments().get(index) instanceof Argument.Number number ? number.value() : UserPointer.SCRATCH;
    }
}
