/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import java.time.Duration;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** How tests collect what workers of the kernel do on behalf of a task. */
final class Workers {
    static final Handle FIRST = Handle.common(0x4001);
    static final Handle SECOND = Handle.common(0x4002);

    /** How long a section may take to run and end. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private Workers() {}

    /** What a new process gets under a common handle. */
    static Buffer collecting(Target kernel, Handle common) {
        return collecting(kernel.newProcess(), common);
    }

    /** What a task gets under a common handle. */
    static Buffer collecting(Task task, Handle common) {
        return task.openKcov()
                .initialised(Descriptors.WORDS)
                .remoteEnabled(RemoteArg.ofCommon(common))
                .map(Descriptors.WORDS);
    }
}
