/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.suites.Descriptors.WORDS;

import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Statement;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** A task that has asked for the coverage of sections, with its buffer mapped and a probe in its hands. */
record Owner(KcovFile file, Buffer buffer, Probe probe) {
    /** The first task of a new process, which has registered these handles, for PCs. */
    static Owner of(Target kernel, Handle... handles) {
        return of(kernel, RemoteArg.of(handles));
    }

    static Owner of(Target kernel, RemoteArg argument) {
        return of(kernel.newProcess(), argument);
    }

    static Owner of(Task task, RemoteArg argument) {
        return of(task, argument, WORDS);
    }

    /** An owner with a buffer of so many words. */
    static Owner of(Task task, RemoteArg argument, int words) {
        KcovFile file = task.openKcov().initialised(words);
        Buffer buffer = file.map(words);
        file.remoteEnabled(argument);
        return new Owner(file, buffer, Probe.of(task));
    }

    Task task() {
        return file.task();
    }

    /** Has the probe perform a program, by this task. */
    void run(Statement... program) {
        probe.run(program);
    }

    Coverage coverage() {
        return buffer.read();
    }
}
