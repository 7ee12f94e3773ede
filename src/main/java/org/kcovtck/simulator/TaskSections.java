/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import org.kcovtck.abi.Handle;

/** Sections in kernel threads only (v5.5 to v5.7). */
class TaskSections extends KcovSections {
    final KcovRemotes remotes;
    final KcovRemoteAreas areas;
    final Log log;

    TaskSections(Behaviour behaviour, KcovRemotes remotes, KcovRemoteAreas areas, Log log) {
        super(behaviour);
        this.remotes = remotes;
        this.areas = areas;
        this.log = log;
    }

    @Override
    void remoteStart(TaskStruct t, long handle) {
        if (!remotes.check(new Handle(handle), true, true, true)) {
            log.warn("kernel/kcov.c:665 at kcov_remote_start");
            return;
        }
        if (!t.preemptCount.inTask()) {
            log.warn("kernel/kcov.c:667 at kcov_remote_start");
            return;
        }
        if (t.kcov != null) {
            log.warn("kernel/kcov.c:674 at kcov_remote_start");
            return;
        }
        Kcov kcov = remotes.find(handle);
        if (kcov == null) {
            return;
        }
        kcov.get();
        long[] area = areas.getOrAllocate(kcov.remoteSize);
        if (area == null) {
            remotes.put(kcov);
            return;
        }
        area[0] = 0;
        t.start(kcov, area, kcov.mode, kcov.sequence);
    }

    /** Ends whatever collection the task has. */
    @Override
    void remoteStop(TaskStruct t) {
        Kcov kcov = t.kcov;
        if (kcov == null) {
            return;
        }
        long[] area = t.kcovArea;
        int sequence = t.kcovSequence;
        t.stop();
        if (isAsked(kcov, sequence)) {
            kcov.moveArea(area);
        }
        areas.put(area, false);
        remotes.put(kcov);
    }
}
