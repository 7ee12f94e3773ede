/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.suites.Descriptors.WORDS;

import java.time.Duration;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** How tests collect what workers of the kernel do on behalf of a task. */
final class Workers {
    static final Handle FIRST = Handle.common(0x4001);
    static final Handle SECOND = Handle.common(0x4002);

    /** How long a section may take to run and end; a hundred times what it does. */
    static final Duration PATIENCE = Duration.ofSeconds(8);

    private Workers() {}

    /** What a new process gets under a common handle. */
    static Buffer collecting(Target kernel, Handle common) {
        return collecting(kernel, RemoteArg.ofCommon(common));
    }

    /** What a new process gets from sections. */
    static Buffer collecting(Target kernel, RemoteArg sections) {
        return collecting(kernel.newProcess(), sections);
    }

    /** What a task gets under a common handle. */
    static Buffer collecting(Task task, Handle common) {
        return collecting(task, RemoteArg.ofCommon(common));
    }

    private static Buffer collecting(Task task, RemoteArg sections) {
        KcovFile file = task.openKcov().initialised(WORDS);
        Buffer buffer = file.map(WORDS);
        file.remoteEnabled(sections);
        return buffer;
    }
}
