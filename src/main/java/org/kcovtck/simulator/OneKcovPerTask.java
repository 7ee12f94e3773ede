/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

/** A task has one descriptor, which collects from it or remotely for it (up to v7.1). */
class OneKcovPerTask extends KcovLinks {
    final Behaviour behaviour;
    final KcovRemotes remotes;
    final Log log;

    OneKcovPerTask(Behaviour behaviour, KcovRemotes remotes, Log log) {
        this.behaviour = behaviour;
        this.remotes = remotes;
        this.log = log;
    }

    @Override
    boolean isEnabledBy(TaskStruct t, Kcov kcov) {
        return t.kcov == kcov;
    }

    @Override
    boolean refusesRemote(TaskStruct t) {
        return t.kcov != null;
    }

    @Override
    void linkRemote(TaskStruct t, Kcov kcov) {
        t.kcov = kcov;
        if (behaviour.remoteMode()) {
            t.kcovMode = KcovMode.REMOTE;
        }
    }

    @Override
    void disable(TaskStruct t, Kcov kcov) {
        t.reset();
        t.kcovHandle = 0;
        if (kcov.remote) {
            remotes.reset(kcov);
        } else {
            kcov.reset();
        }
    }

    @Override
    void exit(TaskStruct t) {
        Kcov kcov = t.kcov;
        if (kcov == null) {
            return;
        }
        // So it is where a task ends in a section.
        if (kcov.t != t) {
            log.warn("kernel/kcov.c:485 at kcov_task_exit");
            return;
        }
        disable(t, kcov);
        remotes.put(kcov);
    }
}
