/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Descriptors.MANY_WORDS;

import org.kcovtck.abi.TraceMode;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Statement;
import org.kcovtck.target.Target;

/** A system call that performs a program of the probe, by a task that is enabled locally. */
final class OwnCall {
    private OwnCall() {}

    /** What such a call leaves in the buffer of a new process: of the program, and of the call itself. */
    static Coverage coverage(Target kernel, TraceMode mode, Statement... program) {
        return coverage(Probe.of(kernel.newProcess()), mode, program);
    }

    /** The same in the task that holds a probe; it is enabled for the call only. */
    static Coverage coverage(Probe probe, TraceMode mode, Statement... program) {
        KcovFile file = probe.task().openKcov().initialised(MANY_WORDS);
        Buffer buffer = file.map(MANY_WORDS);
        file.enabled(mode);
        Coverage coverage = buffer.coverageOf(probe.program(program));
        assertThat(file.disable()).returns(0);
        return coverage;
    }
}
