/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import org.kcovtck.abi.Handle;

/** Sections in kernel threads and in softirqs (since v5.8). */
class SoftirqSections extends KcovSections {
    final KcovRemotes remotes;
    final KcovRemoteAreas areas;
    final Log log;

    SoftirqSections(Behaviour behaviour, KcovRemotes remotes, KcovRemoteAreas areas, Log log) {
        super(behaviour);
        this.remotes = remotes;
        this.areas = areas;
        this.log = log;
    }

    @Override
    void remoteStart(TaskStruct t, long handle) {
        PreemptCount context = t.preemptCount;
        if (!remotes.check(new Handle(handle), true, true, true)) {
            log.warn("kernel/kcov.c:889 at kcov_remote_start");
            return;
        }
        if (!context.inTask() && !behaviour.inSoftirq(context)) {
            return;
        }
        if (context.inTask() && t.kcovMode.enabled()) {
            log.warn("kernel/kcov.c:901 at kcov_remote_start");
            return;
        }
        if (context.inServingSoftirq() && t.kcovSoftirq) {
            log.warn("kernel/kcov.c:910 at kcov_remote_start");
            return;
        }
        Kcov kcov = remotes.find(handle);
        if (kcov == null) {
            return;
        }
        kcov.get();
        long[] area = context.inTask()
                ? areas.getOrAllocate(kcov.remoteSize)
                : areas.get(KcovRemoteAreas.IRQ_AREA_WORDS, true);
        if (area == null) {
            remotes.put(kcov);
            return;
        }
        area[0] = 0;
        if (context.inServingSoftirq()) {
            softirqStart(t);
            t.kcovSoftirq = true;
        }
        t.start(kcov, area, kcov.mode, kcov.sequence);
    }

    @Override
    void remoteStop(TaskStruct t) {
        PreemptCount context = t.preemptCount;
        if (!context.inTask() && !behaviour.inSoftirq(context)) {
            return;
        }
        if (!t.kcovMode.enabled()) {
            return;
        }
        if (context.inServingSoftirq() && !t.kcovSoftirq) {
            return;
        }
        if (!context.inServingSoftirq() && t.kcovSoftirq) {
            log.warn("kernel/kcov.c:1064 at kcov_remote_stop");
            return;
        }
        Kcov kcov = t.kcov;
        long[] area = t.kcovArea;
        int sequence = t.kcovSequence;
        t.stop();
        if (context.inServingSoftirq()) {
            t.kcovSoftirq = false;
            softirqStop(t);
        }
        if (isAsked(kcov, sequence)) {
            kcov.moveArea(area);
        }
        areas.put(area, !context.inTask());
        remotes.put(kcov);
    }

    /** {@code kcov_remote_softirq_start()}: puts aside what the interrupted task collects. */
    void softirqStart(TaskStruct t) {
        if (t.kcovMode.enabled()) {
            t.kcovSaved = new TaskStruct.Saved(t.kcov, t.kcovArea, t.kcovMode, t.kcovSequence);
            t.stop();
        }
    }

    /** {@code kcov_remote_softirq_stop()}: the interrupted task goes on. */
    void softirqStop(TaskStruct t) {
        TaskStruct.Saved saved = t.kcovSaved;
        if (saved != null) {
            t.start(saved.kcov(), saved.area(), saved.mode(), saved.sequence());
            t.kcovSaved = null;
        }
    }
}
