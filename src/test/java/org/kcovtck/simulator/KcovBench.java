/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.List;
import java.util.Set;
import org.kcovtck.abi.KcovCommand;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.rules.Generation;
import org.kcovtck.rules.Profile;

/** The parts of a kernel that have to do with KCOV, of one generation. */
final class KcovBench {
    static final long PC = 0;
    static final long CMP = 1;
    static final int WORDS = 512;

    final Log log = new Log();
    final KcovRemotes remotes = new KcovRemotes();
    final KcovDevice device;
    final KcovSections sections;
    final KcovCallbacks callbacks;

    KcovBench(Generation generation, String... fixes) {
        this(new Behaviour(new Profile("test", List.of(), generation, Set.of(fixes), List.of()), true));
    }

    private KcovBench(Behaviour behaviour) {
        Allocator allocator = new Allocator(log);
        device = new KcovDevice(behaviour, remotes, allocator);
        sections = new KcovSections(remotes, allocator, log);
        callbacks = new KcovCallbacks(behaviour);
    }

    TaskStruct task() {
        return new TaskStruct(new Files(), new Memory());
    }

    TaskStruct fork(TaskStruct parent) {
        TaskStruct child = task();
        device.taskInit(child, parent);
        return child;
    }

    /** A descriptor after KCOV_INIT_TRACE. */
    Kcov initialised(int words) {
        Kcov kcov = new Kcov();
        init(kcov, words);
        return kcov;
    }

    Kcov initialised() {
        return initialised(WORDS);
    }

    long init(Kcov kcov, long size) {
        return ioctl(task(), kcov, KcovCommand.KCOV_INIT_TRACE, size);
    }

    long enable(TaskStruct current, Kcov kcov, long mode) {
        return ioctl(current, kcov, KcovCommand.KCOV_ENABLE, mode);
    }

    long disable(TaskStruct current, Kcov kcov, long argument) {
        return ioctl(current, kcov, KcovCommand.KCOV_DISABLE, argument);
    }

    long disable(TaskStruct current, Kcov kcov) {
        return ioctl(current, kcov, KcovCommand.KCOV_DISABLE, 0);
    }

    long remoteEnable(TaskStruct current, Kcov kcov, RemoteArg argument) {
        return remoteEnable(current, kcov, argument.bytes());
    }

    long remoteEnable(TaskStruct current, Kcov kcov, byte[] memory) {
        return device.ioctl(current, kcov, KcovCommand.KCOV_REMOTE_ENABLE.number(), UserPointer.to(memory));
    }

    /** {@code kcov_close()}. */
    void close(Kcov kcov) {
        kcov.put();
    }

    /** A section that traces these PCs. */
    void section(TaskStruct worker, long handle, int pcs) {
        sections.remoteStart(worker, handle);
        trace(worker, pcs);
        sections.remoteStop(worker);
    }

    void trace(TaskStruct t, int pcs) {
        for (int i = 1; i <= pcs; i++) {
            callbacks.tracePc(t, -i);
        }
    }

    private long ioctl(TaskStruct current, Kcov kcov, KcovCommand command, long argument) {
        return device.ioctl(current, kcov, command.number(), new UserPointer() {
            @Override
            public long value() {
                return argument;
            }

            @Override
            public byte[] read(int offset, int length) {
                return null;
            }
        });
    }
}
