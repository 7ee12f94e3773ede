/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_CMP;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.BUS_B;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.target.Statement.Site.A;
import static org.kcovtck.target.Statement.Site.B;
import static org.kcovtck.target.Statement.Site.C;
import static org.kcovtck.target.Statement.compare;
import static org.kcovtck.target.Statement.hardirq;
import static org.kcovtck.target.Statement.pcs;
import static org.kcovtck.target.Statement.softirq;
import static org.kcovtck.target.Statement.start;
import static org.kcovtck.target.Statement.stop;
import static org.kcovtck.target.Statement.thread;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Statement;
import org.kcovtck.target.Sysfs;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** Sections in softirqs. */
class SoftirqRules {
    private static final String START = "kcov_remote_start";

    @Test
    @Verifies("SECT-002")
    void aSoftirqRunsASection(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);

        owner.run(thread(softirq(pcs(C, 1), start(BUS_A), pcs(A, 3), pcs(B, 2), stop(), pcs(C, 1))));

        assertThat(owner.coverage()).hasPcs("A3 B2").hasWords(6, WORDS, 0);
    }

    @Test
    @Verifies("SECT-002")
    void aSoftirqRunsOneSectionAfterTheOther(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A, BUS_B);
        Statement sections = softirq(start(BUS_A), pcs(A, 3), stop(), start(BUS_B), pcs(B, 2), stop());

        owner.run(thread(sections, sections));

        assertThat(owner.coverage()).hasPcs("A3 B2 A3 B2");
    }

    @Test
    @Verifies("SECT-002")
    void aSoftirqMakesComparisons(Target kernel) {
        Owner owner = Owner.of(kernel, RemoteArg.of(BUS_A).mode(KCOV_TRACE_CMP));

        owner.run(thread(softirq(start(BUS_A), pcs(A, 3), compare(4, 7, 9), stop())));

        assertThat(owner.coverage())
                .hasComparisons(Operands.ofVariables(4, 7, 9))
                .hasWords(5, WORDS, 0);
    }

    @Test
    @Verifies("SECT-002")
    void aSoftirqThatInterruptsASystemCallRunsASection(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);

        Probe.of(kernel.newProcess()).run(softirq(start(BUS_A), pcs(A, 3), stop()));

        assertThat(owner.coverage()).hasPcs("A3");
    }

    @Test
    @Verifies("DOC-005")
    void aSoftirqIsCollectedInASectionAndNotOutside(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);

        owner.run(thread(softirq(pcs(A, 3)), softirq(start(BUS_A), pcs(B, 2), stop())));

        assertThat(owner.coverage()).hasPcs("A2");
    }

    @Test
    @Verifies("SECT-014")
    void areaSizeIsNotForSoftirqs(Target kernel) {
        Owner owner = Owner.of(kernel, RemoteArg.of(BUS_A).areaSize(3));

        owner.run(thread(softirq(start(BUS_A), pcs(A, 100), stop())));

        assertThat(owner.coverage()).hasPcs("A100");
    }

    @Test
    @Verifies("SECT-014")
    void aSoftirqRecordsAsManyPcsAsItsAreaHolds(Target kernel) {
        Task task = kernel.newProcess();
        int area = Integer.parseInt(new Sysfs(task).read(Probe.IRQ_AREA_PATH).orElseThrow());
        int words = (area / WORDS + 2) * WORDS;
        Owner owner = Owner.of(task, RemoteArg.of(BUS_A), words);

        owner.run(thread(softirq(start(BUS_A), pcs(A, area + 100), stop())));

        assertThat("the count", owner.buffer().count()).is(area - 1);
        assertThat(owner.buffer().pcs(area - 101, area - 1)).hasPcs("A100");
        assertThat("the word behind", owner.buffer().word(area)).is(0);
    }

    @Test
    @Verifies(value = "SECT-006", warns = START)
    void aSectionOfASoftirqStartsNoOther(Target kernel) {
        Owner outer = Owner.of(kernel, BUS_A);
        Owner inner = Owner.of(kernel, BUS_B);

        outer.run(thread(softirq(start(BUS_A), pcs(A, 2), start(BUS_B), pcs(B, 3), stop(), pcs(C, 4), stop())));

        assertThat(outer.coverage()).hasPcs("A2 B3").hasWords(6, WORDS, 0);
        assertThat(inner.coverage()).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies(value = "SOFT-003", warns = START)
    void aSoftirqStartsNoSection(Target kernel) {
        startsNothing(kernel, softirq(start(BUS_A), pcs(A, 3)));
    }

    @Test
    @Verifies(value = "SOFT-003", warns = START)
    void aHardwareInterruptStartsNoSection(Target kernel) {
        startsNothing(kernel, hardirq(start(BUS_A), pcs(A, 3)));
    }

    @Test
    @Verifies("SECT-008")
    void aHardwareInterruptRunsNoSection(Target kernel) {
        startsNothing(kernel, hardirq(start(BUS_A), pcs(A, 3), stop()));
    }

    @Test
    @Verifies("SECT-008")
    void aHardwareInterruptStopsNoSection(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);

        owner.run(thread(start(BUS_A), pcs(A, 2), hardirq(stop()), pcs(B, 3), stop()));

        assertThat(owner.coverage()).hasPcs("A2 B3");
    }

    @Test
    @Verifies("SOFT-004")
    void aHardwareInterruptOfASoftirqRunsNoSection(Target kernel) {
        startsNothing(kernel, softirq(hardirq(start(BUS_A), pcs(A, 3), stop())));
    }

    @Test
    @Verifies("SOFT-004")
    void aHardwareInterruptNeitherStartsNorStopsInASoftirqsSection(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);
        Owner other = Owner.of(kernel, BUS_B);

        owner.run(thread(softirq(start(BUS_A), pcs(A, 2), hardirq(start(BUS_B), stop()), pcs(B, 3), stop())));

        assertThat(owner.coverage()).hasPcs("A2 B3");
        assertThat(other.coverage()).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("BUF-010")
    void whatInterruptsASoftirqIsNoPartOfItsSection(Target kernel) {
        assertThat(interruptedSoftirq(kernel).coverage()).hasPcs("A2 B3");
    }

    @Test
    @Verifies("SOFT-005")
    void whatInterruptsASoftirqIsPartOfItsSection(Target kernel) {
        assertThat(interruptedSoftirq(kernel).coverage()).hasPcs("A2 B5 C3");
    }

    private static Owner interruptedSoftirq(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);
        owner.run(thread(softirq(start(BUS_A), pcs(A, 2), hardirq(pcs(C, 5)), pcs(B, 3), stop())));
        return owner;
    }

    /** An interrupt that tries to run a section does not, and a section after it is collected. */
    private static void startsNothing(Target kernel, Statement interrupt) {
        Owner owner = Owner.of(kernel, BUS_A);

        owner.run(thread(interrupt, start(BUS_A), pcs(B, 2), stop()));

        assertThat(owner.coverage()).hasPcs("A2");
    }
}
