/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import java.util.HashSet;
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
    final Allocator allocator;
    final Behaviour behaviour;
    final KcovRemotes remotes;
    final KcovDevice device;
    final KcovSections sections;
    final KcovCallbacks callbacks;

    /** The first release of a generation, with these fixes more. */
    KcovBench(Generation generation, String... fixes) {
        this(new Behaviour(new Profile("test", List.of(), generation, with(fixes, generation), List.of()), true));
    }

    private static Set<String> with(String[] more, Generation generation) {
        Set<String> fixes = new HashSet<>(List.of(more));
        for (Carried each : Carried.values()) {
            if (generation.compareTo(each.since) >= 0) {
                fixes.add(each.fix);
            }
        }
        return fixes;
    }

    /** The fixes that the first release of a generation carries. */
    private enum Carried {
        DOUBLE_ASSOCIATION("double-association", Generation.G3),
        COMMON_HANDLE("common-handle-in-task", Generation.G5),
        COUNT("count-before-entry", Generation.G6),
        OWNER("remote-owner-kept", Generation.G6),
        HARDIRQ("hardirq-in-softirq", Generation.G7);

        private final String fix;
        private final Generation since;

        Carried(String fix, Generation since) {
            this.fix = fix;
            this.since = since;
        }
    }

    private KcovBench(Behaviour behaviour) {
        this.behaviour = behaviour;
        allocator = new Allocator(behaviour, log);
        KcovParts parts = new KcovParts(behaviour, allocator, log);
        remotes = parts.remotes;
        device = parts.device;
        sections = parts.sections;
        callbacks = parts.callbacks;
    }

    TaskStruct task() {
        return new TaskStruct();
    }

    TaskStruct fork(TaskStruct parent) {
        TaskStruct child = task();
        device.taskInit(child, parent);
        return child;
    }

    /** A descriptor after KCOV_INIT_TRACE and mmap. */
    Kcov initialised(int words) {
        Kcov kcov = new Kcov();
        init(kcov, words);
        mmap(kcov, (long) words * Long.BYTES);
        return kcov;
    }

    Kcov initialised() {
        return initialised(WORDS);
    }

    long init(Kcov kcov, long size) {
        return ioctl(task(), kcov, KcovCommand.KCOV_INIT_TRACE, size);
    }

    /** {@code kcov_mmap()} from offset 0; the pages, or null when there are none. */
    long[] mmap(Kcov kcov, long bytes) {
        Vma vma = new Vma(bytes, 0);
        device.mmap(kcov, vma);
        return vma.pages;
    }

    /** {@code kcov_mmap()}, what it returns. */
    long mmapResult(Kcov kcov, long bytes, long offset) {
        return device.mmap(kcov, new Vma(bytes, offset));
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
        device.close(kcov);
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
