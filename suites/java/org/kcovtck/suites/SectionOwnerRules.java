/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_CMP;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.target.Statement.Site.A;
import static org.kcovtck.target.Statement.Site.B;
import static org.kcovtck.target.Statement.Site.C;
import static org.kcovtck.target.Statement.compare;
import static org.kcovtck.target.Statement.pcs;
import static org.kcovtck.target.Statement.softirq;
import static org.kcovtck.target.Statement.start;
import static org.kcovtck.target.Statement.stop;
import static org.kcovtck.target.Statement.thread;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.Statement;
import org.kcovtck.target.Target;

/** The task that asked for a section's coverage, and what it does itself meanwhile. */
class SectionOwnerRules {
    @Test
    @Verifies("SIM-009")
    void anOwnerRunsASectionOfItsOwn(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);

        owner.run(start(BUS_A), pcs(A, 3), stop());

        assertThat(owner.coverage()).hasPcs("A3");
        assertThat(owner.file().disable()).returns(0);
    }

    @Test
    @Verifies(value = "SIM-030", warns = "kcov_remote_start")
    void anOwnerStartsNoSection(Target kernel) {
        startsNoSection(kernel);
    }

    @Test
    @Verifies(value = "SIM-031", warns = "kcov_remote_start")
    void anOwnerStartedNoSectionAtFirst(Target kernel) {
        startsNoSection(kernel);
    }

    @Test
    @Verifies("SIM-025")
    void ownCallsAndSectionsAreCollectedAtOnce(Target kernel) {
        Sites sites = Sites.of(kernel);
        Owner owner = Owner.of(kernel, BUS_A);
        Statement[] program = {pcs(A, 2), thread(start(BUS_A), pcs(B, 3), stop()), pcs(C, 4)};

        Coverage own = OwnCall.coverage(owner.probe(), KCOV_TRACE_PC, program);

        assertThat(sites.in(own)).hasPcs("A2 B4");
        assertThat(owner.coverage()).hasPcs("A3").hasWords(4, WORDS, 0);
    }

    @Test
    @Verifies("SIM-032")
    void ownCallsAreInterruptedByASectionOfTheSameTask(Target kernel) {
        Sites sites = Sites.of(kernel);
        Owner owner = Owner.of(kernel, BUS_A);
        Statement[] program = {pcs(A, 2), softirq(start(BUS_A), pcs(B, 3), stop()), pcs(C, 4)};

        Coverage own = OwnCall.coverage(owner.probe(), KCOV_TRACE_PC, program);

        assertThat(sites.in(own)).hasPcs("A2 B4");
        assertThat(owner.coverage()).hasPcs("A3").hasWords(4, WORDS, 0);
    }

    @Test
    @Verifies("SIM-033")
    void pcsOfSectionsAndOwnComparisons(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);
        Statement work = compare(8, 0x123456789abcdefL, 3);

        Coverage own =
                OwnCall.coverage(owner.probe(), KCOV_TRACE_CMP, work, thread(start(BUS_A), pcs(A, 3), work, stop()));

        assertThat(Operands.with(0x123456789abcdefL, own))
                .hasComparisons(Operands.ofVariables(8, 0x123456789abcdefL, 3));
        assertThat(owner.coverage()).hasPcs("A3").hasWords(4, WORDS, 0);
    }

    @Test
    @Verifies("SIM-033")
    void comparisonsOfSectionsAndOwnPcs(Target kernel) {
        Sites sites = Sites.of(kernel);
        Owner owner = Owner.of(kernel, RemoteArg.of(BUS_A).mode(KCOV_TRACE_CMP));
        Statement work = compare(2, 5, 6);

        Coverage own = OwnCall.coverage(
                owner.probe(), KCOV_TRACE_PC, pcs(A, 2), work, thread(start(BUS_A), pcs(A, 3), work, stop()));

        assertThat(sites.in(own)).hasPcs("A2");
        assertThat(owner.coverage())
                .hasComparisons(Operands.ofVariables(2, 5, 6))
                .hasWords(5, WORDS, 0);
    }

    /** What was not started must not be stopped either: in a task that counts as enabled that ends in a crash. */
    private static void startsNoSection(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);

        owner.run(start(BUS_A), pcs(A, 3));

        assertThat(owner.coverage()).hasWords(0, WORDS, 0);
        assertThat(owner.file().disable()).returns(0);
    }
}
