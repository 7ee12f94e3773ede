/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.BUS_B;
import static org.kcovtck.suites.Descriptors.MALFORMED;
import static org.kcovtck.suites.Descriptors.MANY_WORDS;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.target.Statement.Site.A;
import static org.kcovtck.target.Statement.Site.B;
import static org.kcovtck.target.Statement.Site.C;
import static org.kcovtck.target.Statement.pcs;
import static org.kcovtck.target.Statement.start;
import static org.kcovtck.target.Statement.stop;
import static org.kcovtck.target.Statement.thread;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/**
 * Annotations in the wrong place, of which the kernel warns. A section that was refused is not stopped: to stop what was
 * not started, in a task that is enabled, takes its buffer away from it.
 */
class SectionMisuseRules {
    private static final String START = "kcov_remote_start";
    private static final String EXIT = "kcov_task_exit";

    @Test
    @Verifies(value = "SECT-004", warns = START)
    void anEnabledTaskStartsNoSection(Target kernel) {
        Sites sites = Sites.of(kernel);
        Owner owner = Owner.of(kernel, BUS_A);
        Task task = kernel.newProcess();
        Probe probe = Probe.of(task);
        KcovFile local = task.openKcov().initialised(MANY_WORDS);
        Buffer buffer = local.map(MANY_WORDS);
        local.enabled(KCOV_TRACE_PC);

        probe.run(start(BUS_A), pcs(A, 2));

        assertThat(owner.coverage()).hasWords(0, WORDS, 0);
        assertThat(sites.in(buffer.coverageOf(probe.program(pcs(A, 2), pcs(B, 3)))))
                .hasPcs("A2 B3");
        assertThat(local.disable()).returns(0);
    }

    @Test
    @Verifies(value = "SECT-005", warns = START)
    void aSectionStartsNoOther(Target kernel) {
        Owner outer = Owner.of(kernel, BUS_A);
        Owner inner = Owner.of(kernel, BUS_B);

        outer.run(thread(start(BUS_A), pcs(A, 2), start(BUS_B), pcs(B, 3), stop(), pcs(C, 4), stop()));

        assertThat(outer.coverage()).hasPcs("A2 B3").hasWords(6, WORDS, 0);
        assertThat(inner.coverage()).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies(value = "SECT-005", warns = START)
    void aSectionDoesNotStartItselfAnew(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);

        owner.run(thread(start(BUS_A), pcs(A, 2), start(BUS_A), pcs(B, 3), stop(), pcs(C, 4), stop()));

        assertThat(owner.coverage()).hasPcs("A2 B3").hasWords(6, WORDS, 0);
    }

    @Test
    @Verifies(value = "SECT-009", warns = START)
    void aMalformedHandleStartsNothing(Target kernel) {
        startsNothing(kernel, MALFORMED);
    }

    @Test
    @Verifies(value = "SECT-009", warns = START)
    void anUnknownSubsystemStartsNothing(Target kernel) {
        startsNothing(kernel, Handle.of(2L << 56, 1));
    }

    @Test
    @Verifies(value = "LIFE-013", warns = EXIT)
    void exitInASectionIsWarnedOf(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);
        Task task = kernel.newProcess();
        Probe.of(task).run(start(BUS_A), pcs(A, 2));

        task.exit();

        assertThat(owner.coverage()).hasWords(0, WORDS, 0);
        assertThat(owner.file().disable()).returns(0);
        assertThat(owner.file().remoteEnable(RemoteArg.of(BUS_A))).returns(0);
        owner.run(thread(start(BUS_A), pcs(A, 3), stop()));
        assertThat(owner.coverage()).hasPcs("A3");
    }

    private static void startsNothing(Target kernel, Handle handle) {
        Owner owner = Owner.of(kernel, BUS_A);

        owner.run(thread(start(handle), pcs(A, 3), stop(), start(BUS_A), pcs(B, 2), stop()));

        assertThat(owner.coverage()).hasPcs("A2");
    }
}
