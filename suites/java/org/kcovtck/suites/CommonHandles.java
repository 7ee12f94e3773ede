/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.target.Statement.common;

import org.kcovtck.harness.ValueAssert;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Statement;
import org.kcovtck.target.Task;

/** What the kernel says that a task's common handle is. */
final class CommonHandles {
    /** What a task has that has no common handle. */
    static final long NONE = 0;

    private CommonHandles() {}

    /** Asks for the common handle in a system call of the task. */
    static ValueAssert assertThatHandleOf(Task task) {
        return assertThatHandleIn(task, common());
    }

    /** Asks in whatever context a program goes to from there. */
    static ValueAssert assertThatHandleIn(Task task, Statement program) {
        Probe probe = Probe.of(task);
        probe.run(program);
        return ValueAssert.assertThat("the common handle", probe.commonHandle().bits());
    }
}
