/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import org.kcovtck.abi.KcovCommand;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.abi.TraceMode;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Dup;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.IoctlPointer;
import org.kcovtck.target.Operation.Mmap;

/** A descriptor of the kcov file, and the task that uses it. Methods are single system calls unless they say more. */
public record KcovFile(Task task, int fd) {
    public static final String PATH = "/sys/kernel/debug/kcov";

    /** The same descriptor in the hands of another task, which has to share it: a thread or a child. */
    public KcovFile by(Task other) {
        return new KcovFile(other, fd);
    }

    /** KCOV_INIT_TRACE with a size in words. */
    public Outcome initTrace(long words) {
        return ioctl(KcovCommand.KCOV_INIT_TRACE, words);
    }

    public Outcome enable(TraceMode mode) {
        return ioctl(KcovCommand.KCOV_ENABLE, mode.number());
    }

    public Outcome disable() {
        return ioctl(KcovCommand.KCOV_DISABLE, 0);
    }

    public Outcome remoteEnable(RemoteArg argument) {
        return remoteEnable(argument.bytes());
    }

    /** KCOV_REMOTE_ENABLE with an argument of which only these bytes are readable. */
    public Outcome remoteEnable(byte[] memory) {
        return task.run(new IoctlPointer(fd, KcovCommand.KCOV_REMOTE_ENABLE.number(), memory));
    }

    public Outcome ioctl(KcovCommand command, long argument) {
        return ioctl(command.number(), argument);
    }

    public Outcome ioctl(long request, long argument) {
        return task.run(new Ioctl(fd, request, argument));
    }

    /** mmap, readable and writable, from offset 0. */
    public Outcome mmap(long bytes) {
        return mmap(bytes, Mmap.PROT_READ | Mmap.PROT_WRITE, 0);
    }

    public Outcome mmap(long bytes, int protection, long offset) {
        return task.run(new Mmap(fd, bytes, protection, offset));
    }

    public Outcome close() {
        return task.run(new Close(fd));
    }

    /** A second number for the same descriptor; the call has to succeed. */
    public KcovFile dup() {
        return new KcovFile(task, (int) task.run(new Dup(fd)).required().value());
    }

    /** This descriptor after a KCOV_INIT_TRACE that has to succeed. */
    public KcovFile initialised(long words) {
        initTrace(words).required();
        return this;
    }

    /** This descriptor after a KCOV_ENABLE that has to succeed. */
    public KcovFile enabled(TraceMode mode) {
        enable(mode).required();
        return this;
    }

    /** This descriptor after a KCOV_REMOTE_ENABLE that has to succeed. */
    public KcovFile remoteEnabled(RemoteArg argument) {
        remoteEnable(argument).required();
        return this;
    }

    /** The buffer of a descriptor that was initialised with this size, mapped into the task; that has to succeed. */
    public Buffer map(int words) {
        return new Buffer(task, mmap((long) words * Long.BYTES).required().value(), words);
    }
}
