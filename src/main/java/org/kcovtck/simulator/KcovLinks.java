/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

/** How a task and the descriptors that it has enabled know each other. */
abstract class KcovLinks {
    /** What KCOV_DISABLE asks: whether it was this task that enabled the descriptor. */
    abstract boolean isEnabledBy(TaskStruct t, Kcov kcov);

    /** What KCOV_REMOTE_ENABLE asks: whether the task has a descriptor that leaves no place for one more. */
    abstract boolean refusesRemote(TaskStruct t);

    /** KCOV_REMOTE_ENABLE: the descriptor collects remotely for the task. */
    abstract void linkRemote(TaskStruct t, Kcov kcov);

    /** {@code kcov_disable()}. */
    abstract void disable(TaskStruct t, Kcov kcov);

    /** {@code kcov_task_exit()}. */
    abstract void exit(TaskStruct t);
}
