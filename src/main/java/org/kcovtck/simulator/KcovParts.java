/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

/** kernel/kcov.c of one kernel: the parts that its behaviour asks for, put together. */
class KcovParts {
    final KcovRemotes remotes;
    final KcovDevice device;
    final KcovSections sections;
    final KcovCallbacks callbacks;

    KcovParts(Behaviour behaviour, Allocator allocator, Log log) {
        remotes = remotes(allocator);
        device = device(behaviour, buffers(behaviour, allocator), links(behaviour, remotes, log), remotes, log);
        sections = sections(behaviour, remotes, allocator, log);
        callbacks = callbacks(behaviour, log);
    }

    KcovRemotes remotes(Allocator allocator) {
        return new KcovRemotes(allocator);
    }

    KcovBuffers buffers(Behaviour behaviour, Allocator allocator) {
        return behaviour.allocatesInInitTrace()
                ? new BuffersFromInitTrace(allocator)
                : new BuffersFromMmap(behaviour, allocator);
    }

    KcovLinks links(Behaviour behaviour, KcovRemotes remotes, Log log) {
        return behaviour.simultaneous()
                ? new TwoKcovsPerTask(remotes, log)
                : new OneKcovPerTask(behaviour, remotes, log);
    }

    KcovDevice device(Behaviour behaviour, KcovBuffers buffers, KcovLinks links, KcovRemotes remotes, Log log) {
        return behaviour.traceModes()
                ? new KcovDevice(behaviour, buffers, links, remotes, log)
                : new KcovWithoutModes(behaviour, buffers, links, remotes, log);
    }

    KcovSections sections(Behaviour behaviour, KcovRemotes remotes, Allocator allocator, Log log) {
        if (!behaviour.remote()) {
            return new NoSections(behaviour);
        }
        KcovRemoteAreas areas = areas(allocator, log);
        return behaviour.softirqSections()
                ? new SoftirqSections(behaviour, remotes, areas, log)
                : new TaskSections(behaviour, remotes, areas, log);
    }

    KcovRemoteAreas areas(Allocator allocator, Log log) {
        return new KcovRemoteAreas(allocator, log);
    }

    KcovCallbacks callbacks(Behaviour behaviour, Log log) {
        return new KcovCallbacks(behaviour, log);
    }
}
