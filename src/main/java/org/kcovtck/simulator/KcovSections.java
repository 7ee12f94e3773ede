/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

/** Remote sections: coverage of code that runs for a task, but not in it. */
abstract class KcovSections {
    final Behaviour behaviour;

    KcovSections(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** {@code kcov_remote_start()}. */
    abstract void remoteStart(TaskStruct t, long handle);

    /** {@code kcov_remote_stop()}. */
    abstract void remoteStop(TaskStruct t);

    /** What kcov_remote_stop() asks: whether the KCOV_REMOTE_ENABLE that a section began under is still the present one. */
    boolean isAsked(Kcov kcov, int sequence) {
        return sequence == kcov.sequence && kcov.remote;
    }

    /** {@code kcov_common_handle()}. */
    long commonHandle(TaskStruct t) {
        return behaviour.commonHandleInTasksOnly() && !t.preemptCount.inTask() ? 0 : t.kcovHandle;
    }
}
