/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_CMP;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.BUS_B;
import static org.kcovtck.suites.Descriptors.COMMON;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.target.Statement.Site.A;
import static org.kcovtck.target.Statement.Site.B;
import static org.kcovtck.target.Statement.Site.C;
import static org.kcovtck.target.Statement.compare;
import static org.kcovtck.target.Statement.hold;
import static org.kcovtck.target.Statement.pcs;
import static org.kcovtck.target.Statement.release;
import static org.kcovtck.target.Statement.start;
import static org.kcovtck.target.Statement.stop;
import static org.kcovtck.target.Statement.thread;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Target;

/** Which sections are collected, and what of them. */
class SectionRules {
    @Test
    @Verifies("SECT-001")
    void whatASectionDoesGetsIntoTheBuffer(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);

        owner.run(thread(start(BUS_A), pcs(A, 3), pcs(B, 2), pcs(A, 1), stop()));

        assertThat(owner.coverage()).hasPcs("A3 B2 A1").hasWords(7, WORDS, 0);
    }

    @Test
    @Verifies("SECT-003")
    void aHandleThatNobodyRegisteredStartsNothing(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);

        owner.run(thread(start(BUS_B), pcs(A, 3), stop()));

        assertThat(owner.coverage()).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("SECT-003")
    void afterwardsTheThreadCanRunASection(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);

        owner.run(thread(start(BUS_B), pcs(A, 3), stop(), start(BUS_A), pcs(B, 2), stop()));

        assertThat(owner.coverage()).hasPcs("A2");
    }

    @Test
    @Verifies("SECT-021")
    void aCommonHandleGetsNothingFromGlobalSections(Target kernel) {
        Owner owner = Owner.of(kernel, RemoteArg.ofCommon(COMMON));

        owner.run(thread(start(BUS_A), pcs(A, 3), stop()));

        assertThat(owner.coverage()).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("SECT-022")
    void comparisonsOfASectionAreCollected(Target kernel) {
        Owner owner = Owner.of(kernel, RemoteArg.of(BUS_A).mode(KCOV_TRACE_CMP));

        owner.run(thread(start(BUS_A), pcs(A, 3), compare(4, 7, 9), stop()));

        assertThat(owner.coverage())
                .hasComparisons(Operands.ofVariables(4, 7, 9))
                .hasWords(5, WORDS, 0);
    }

    @Test
    @Verifies("SECT-022")
    void comparisonsAreNotAmongThePcsOfASection(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);

        owner.run(thread(start(BUS_A), pcs(A, 3), compare(4, 7, 9), stop()));

        assertThat(owner.coverage()).hasPcs("A3").hasWords(4, WORDS, 0);
    }

    @Test
    @Verifies("SECT-025")
    void whatIsBeforeAndAfterASectionIsNotCollected(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);

        owner.run(thread(pcs(A, 4), start(BUS_A), pcs(B, 3), stop(), pcs(C, 5)));

        assertThat(owner.coverage()).hasPcs("A3").hasWords(4, WORDS, 0);
    }

    @Test
    @Verifies("SECT-026")
    void aSystemCallRunsASection(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);

        Probe.of(kernel.newProcess()).run(start(BUS_A), pcs(A, 3), stop());

        assertThat(owner.coverage()).hasPcs("A3");
    }

    @Test
    @Verifies("SECT-027")
    void sectionsGoToThoseWhoRegisteredThem(Target kernel) {
        Owner one = Owner.of(kernel, BUS_A);
        Owner other = Owner.of(kernel, BUS_B);

        one.run(thread(start(BUS_B), pcs(A, 3), stop(), start(BUS_A), pcs(B, 2), stop()));

        assertThat(one.coverage()).hasPcs("A2");
        assertThat(other.coverage()).hasPcs("A3");
    }

    @Test
    @Verifies("SECT-028")
    void nothingIsThereBeforeTheEnd(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);

        owner.run(thread(start(BUS_A), pcs(A, 3), hold(), pcs(B, 2), stop()));
        assertThat(owner.coverage()).hasWords(0, WORDS, 0);

        owner.run(release());
        assertThat(owner.coverage()).hasPcs("A3 B2");
    }

    @Test
    @Verifies("SECT-029")
    void twoSectionsOfOneHandleAreAddedAsTheyEnd(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);
        Probe second = Probe.of(owner.task());
        // Leaves an area that both could have.
        owner.run(thread(start(BUS_A), stop()));

        owner.run(thread(start(BUS_A), pcs(A, 2), hold(), pcs(A, 1), stop()));
        second.run(thread(start(BUS_A), pcs(B, 4), hold(), pcs(B, 1), stop()));
        second.run(release());
        assertThat(owner.coverage()).hasPcs("A5");

        owner.run(release());
        assertThat(owner.coverage()).hasPcs("A5 B3");
    }
}
