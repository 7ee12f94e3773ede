/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

/** A task has one descriptor that collects from it and another that collects remotely for it (since v7.2). */
class TwoKcovsPerTask extends KcovLinks {
    final KcovRemotes remotes;
    final Log log;

    TwoKcovsPerTask(KcovRemotes remotes, Log log) {
        this.remotes = remotes;
        this.log = log;
    }

    @Override
    boolean isEnabledBy(TaskStruct t, Kcov kcov) {
        return t.kcov == kcov || t.kcovRemote == kcov;
    }

    @Override
    boolean refusesRemote(TaskStruct t) {
        return t.kcovRemote != null;
    }

    @Override
    void linkRemote(TaskStruct t, Kcov kcov) {
        t.kcovRemote = kcov;
    }

    @Override
    void disable(TaskStruct t, Kcov kcov) {
        if (kcov.remote) {
            t.kcovHandle = 0;
            t.kcovRemote = null;
            remotes.reset(kcov);
        } else {
            t.reset();
            kcov.reset();
        }
    }

    @Override
    void exit(TaskStruct t) {
        if (t.kcov != null && !leave(t, t.kcov, false)) {
            return;
        }
        if (t.kcovRemote != null) {
            leave(t, t.kcovRemote, true);
        }
    }

    /** False where a task ends in a section, or the two disagree otherwise. */
    private boolean leave(TaskStruct t, Kcov kcov, boolean remote) {
        if (kcov.remote != remote || kcov.t != t) {
            log.warn("kernel/kcov.c:485 at kcov_task_exit");
            return false;
        }
        disable(t, kcov);
        remotes.put(kcov);
        return true;
    }
}
