/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_CMP;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.BUS_B;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.ready;
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

import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Statement;
import org.kcovtck.target.Target;

/** What interrupts do to the coverage of those whom they interrupt: nothing. */
class InterruptedRules {
    private static final Statement SECTION = softirq(start(BUS_B), pcs(C, 5), stop());

    @Test
    @Verifies("SECT-007")
    void aSectionGoesOnBehindOneOfASoftirq(Target kernel) {
        Owner outer = Owner.of(kernel, BUS_A);
        Owner inner = Owner.of(kernel, BUS_B);

        outer.run(thread(start(BUS_A), pcs(A, 2), SECTION, pcs(B, 3), stop()));

        assertThat(outer.coverage()).hasPcs("A2 B3").hasWords(6, WORDS, 0);
        assertThat(inner.coverage()).hasPcs("A5").hasWords(6, WORDS, 0);
    }

    @Test
    @Verifies("SECT-007")
    void bothSectionsGoToOneBufferAsTheyEnd(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A, BUS_B);

        owner.run(thread(start(BUS_A), pcs(A, 2), SECTION, pcs(B, 3), stop()));

        assertThat(owner.coverage()).hasPcs("A5 B2 C3");
    }

    @Test
    @Verifies("SECT-007")
    void theOuterSectionKeepsItsAreaAndItsMode(Target kernel) {
        Owner outer = Owner.of(kernel, RemoteArg.of(BUS_A).areaSize(9).mode(KCOV_TRACE_CMP));
        Owner inner = Owner.of(kernel, BUS_B);
        Statement first = compare(4, 1, 2);
        Statement second = compare(4, 3, 4);

        outer.run(thread(start(BUS_A), first, SECTION, pcs(A, 1), second, second, stop()));

        assertThat(outer.coverage()).hasComparisons(Operands.ofVariables(4, 1, 2), Operands.ofVariables(4, 3, 4));
        assertThat(inner.coverage()).hasPcs("A5");
    }

    @Test
    @Verifies("SECT-007")
    void aSectionThatHasEndedDoesNotComeBackBehindASoftirq(Target kernel) {
        Owner outer = Owner.of(kernel, BUS_A);
        Owner inner = Owner.of(kernel, BUS_B);

        outer.run(
                thread(start(BUS_A), pcs(A, 2), SECTION, stop(), SECTION, pcs(C, 4), start(BUS_A), pcs(B, 3), stop()));

        assertThat(outer.coverage()).hasPcs("A2 B3");
        assertThat(inner.coverage()).hasPcs("A10");
    }

    @Test
    @Verifies("SOFT-006")
    void localCollectionGoesOnBehindASectionOfASoftirq(Target kernel) {
        Sites sites = Sites.of(kernel);
        Owner owner = Owner.of(kernel, BUS_B);

        Coverage local = OwnCall.coverage(kernel, KCOV_TRACE_PC, pcs(A, 2), SECTION, pcs(B, 3));

        assertThat(sites.in(local)).hasPcs("A2 B3");
        assertThat(owner.coverage()).hasPcs("A5").hasWords(6, WORDS, 0);
    }

    @Test
    @Verifies("SOFT-006")
    void localComparisonsGoOnBehindASectionOfASoftirq(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_B);
        Statement work = compare(8, 0x123456789abcdefL, 3);

        Coverage local = OwnCall.coverage(kernel, KCOV_TRACE_CMP, work, SECTION, work);

        assertThat(Operands.with(0x123456789abcdefL, local))
                .hasComparisons(
                        Operands.ofVariables(8, 0x123456789abcdefL, 3), Operands.ofVariables(8, 0x123456789abcdefL, 3));
        assertThat(owner.coverage()).hasPcs("A5");
    }

    @Test
    @Verifies("SOFT-006")
    void collectionThatHasEndedDoesNotComeBackBehindASoftirq(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_B);
        KcovFile file = ready(kernel);
        Probe probe = Probe.of(file.task());

        file.enabled(KCOV_TRACE_PC);
        probe.run(SECTION);
        assertThat(file.disable()).returns(0);
        probe.run(SECTION);

        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
        assertThat(owner.coverage()).hasPcs("A10");
    }

    @Test
    @Verifies("SOFT-007")
    void aSoftirqWithAHandleThatNobodyRegisteredChangesNothing(Target kernel) {
        Sites sites = Sites.of(kernel);

        Coverage local = OwnCall.coverage(kernel, KCOV_TRACE_PC, pcs(A, 2), SECTION, pcs(B, 3));

        assertThat(sites.in(local)).hasPcs("A2 B3");
    }

    @Test
    @Verifies("SOFT-007")
    void norDoesItChangeASection(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);

        owner.run(thread(start(BUS_A), pcs(A, 2), SECTION, pcs(B, 3), stop()));

        assertThat(owner.coverage()).hasPcs("A2 B3").hasWords(6, WORDS, 0);
    }

    @Test
    @Verifies("SOFT-008")
    void interruptsAreNoPartOfASection(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);

        owner.run(thread(start(BUS_A), pcs(A, 2), softirq(pcs(C, 5)), hardirq(pcs(C, 5)), pcs(B, 3), stop()));

        assertThat(owner.coverage()).hasPcs("A2 B3").hasWords(6, WORDS, 0);
    }

    @Test
    @Verifies("BUF-009")
    void interruptsAreNoPartOfASystemCall(Target kernel) {
        Sites sites = Sites.of(kernel);

        Coverage local =
                OwnCall.coverage(kernel, KCOV_TRACE_PC, pcs(A, 2), softirq(pcs(C, 5)), hardirq(pcs(C, 5)), pcs(B, 3));

        assertThat(sites.in(local)).hasPcs("A2 B3");
    }

    @Test
    @Verifies("BUF-022")
    void aTimersInterruptLeavesNothingInTheCoverageOfASystemCall(Target kernel) {
        Sites sites = Sites.of(kernel);

        // The tick may come, too, and leave something; but not in every call, as the probe's own timer does.
        Coverage least = Stream.generate(() -> callThatTimersInterrupt(kernel))
                .limit(5)
                .map(sites::span)
                .min(Comparator.comparingLong(Coverage::count))
                .orElseThrow();

        assertThat(least).hasPcs("A2 B3");
    }

    @Test
    @Verifies("SECT-024")
    void anOwnerThatASoftirqInterruptedIsTheOwnerStill(Target kernel) {
        Handle handle = Handle.usb(0x1ffe);
        Owner owner = Owner.of(kernel, handle);

        owner.run(softirq(start(handle), pcs(A, 3), stop()));
        owner.run(softirq(start(handle), pcs(B, 2), stop()));

        assertThat(owner.coverage()).hasPcs("A3 B2");
        assertThat(owner.file().disable()).returns(0);
        Owner next = Owner.of(kernel, handle);
        next.run(thread(start(handle), pcs(A, 3), stop()));
        assertThat(next.coverage()).hasPcs("A3");
    }

    private static Coverage callThatTimersInterrupt(Target kernel) {
        return OwnCall.coverage(
                kernel, KCOV_TRACE_PC, pcs(A, 2), hardirq(), hardirq(), hardirq(), hardirq(), pcs(B, 3));
    }
}
