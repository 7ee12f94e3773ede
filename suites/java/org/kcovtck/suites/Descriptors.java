/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.abi.TraceMode;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** Descriptors in the states in which most tests begin, and handles for them. */
final class Descriptors {
    /** The size of a buffer of one page. */
    static final int WORDS = 512;
    /** The size of a buffer that no test fills by accident. */
    static final int MANY_WORDS = 16 * WORDS;

    /** Handles of buses that no machine has, so that no section adds anything. */
    static final Handle BUS_A = Handle.usb(0x1000);

    static final Handle BUS_B = Handle.usb(0x1001);
    static final Handle BUS_C = Handle.usb(0x1002);
    static final Handle COMMON = Handle.common(0x2000);
    /** Has a reserved bit set. */
    static final Handle MALFORMED = new Handle(BUS_C.bits() | 1L << 32);

    /** A mode that there is not. */
    static final int UNKNOWN_MODE = 7;

    private Descriptors() {}

    /** An initialised descriptor of a new process. */
    static KcovFile initialised(Target kernel) {
        return kernel.newProcess().openKcov().initialised(WORDS);
    }

    /** A descriptor of a new process that can be enabled: before v5.18 it has to be mapped for that. */
    static KcovFile ready(Target kernel) {
        return ready(kernel.newProcess());
    }

    /** A further descriptor of the same task that can be enabled. */
    static KcovFile another(KcovFile file) {
        return ready(file.task());
    }

    /** The buffer of a new process's task that collects what it does. */
    static Buffer collecting(Target kernel, TraceMode mode) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.enabled(mode);
        return buffer;
    }

    /** A descriptor of a new process, by which these handles are registered. */
    static KcovFile registered(Target kernel, Handle... handles) {
        return ready(kernel).remoteEnabled(RemoteArg.of(handles));
    }

    /** A descriptor of this task that can be enabled. */
    static KcovFile ready(Task task) {
        KcovFile file = task.openKcov().initialised(WORDS);
        file.map(WORDS);
        return file;
    }

    /** A descriptor of a new process that was mapped, so that it has a buffer, and is no more. */
    static KcovFile unmapped(Target kernel) {
        KcovFile file = initialised(kernel);
        file.map(WORDS).unmap().required();
        return file;
    }
}
