/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

/** kernel/kcov.c of one kernel: the parts that its behaviour asks for, put together. */
final class KcovParts {
    final KcovRemotes remotes;
    final KcovDevice device;
    final KcovSections sections;
    final KcovCallbacks callbacks;

    KcovParts(Behaviour behaviour, Allocator allocator, Log log) {
        remotes = new KcovRemotes(allocator);
        callbacks = new KcovCallbacks(behaviour, log);
        KcovBuffers buffers = behaviour.allocatesInInitTrace()
                ? new BuffersFromInitTrace(allocator)
                : new BuffersFromMmap(behaviour, allocator);
        KcovLinks links = behaviour.simultaneous()
                ? new TwoKcovsPerTask(remotes, log)
                : new OneKcovPerTask(behaviour, remotes, log);
        device = behaviour.traceModes()
                ? new KcovDevice(behaviour, buffers, links, remotes, log)
                : new KcovWithoutModes(behaviour, buffers, links, remotes, log);
        sections = sections(behaviour, allocator, log);
    }

    private KcovSections sections(Behaviour behaviour, Allocator allocator, Log log) {
        if (!behaviour.remote()) {
            return new NoSections(behaviour);
        }
        KcovRemoteAreas areas = new KcovRemoteAreas(allocator, log);
        return behaviour.softirqSections()
                ? new SoftirqSections(behaviour, remotes, areas, log)
                : new TaskSections(behaviour, remotes, areas, log);
    }
}
