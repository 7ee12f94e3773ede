/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.MANY_WORDS;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.target.Statement.Site.A;
import static org.kcovtck.target.Statement.Site.B;
import static org.kcovtck.target.Statement.hold;
import static org.kcovtck.target.Statement.pcs;
import static org.kcovtck.target.Statement.release;
import static org.kcovtck.target.Statement.start;
import static org.kcovtck.target.Statement.stop;
import static org.kcovtck.target.Statement.thread;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Statement;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** What becomes of a section when its owner goes. */
class SectionLifeRules {
    private static final Statement HELD_SECTION = thread(start(BUS_A), pcs(A, 3), hold(), pcs(A, 1), stop());
    private static final Statement SECTION = thread(start(BUS_A), pcs(B, 2), stop());

    @Test
    @Verifies("SECT-011")
    void aSectionThatRunsDuringDisableIsLost(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);
        owner.run(HELD_SECTION);

        assertThat(owner.file().disable()).returns(0);
        owner.run(release());

        assertThat(owner.coverage()).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("SECT-012")
    void aSectionAddsNothingUnderALaterEnable(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);
        owner.run(HELD_SECTION);
        owner.file().disable().required();
        owner.file().remoteEnabled(RemoteArg.of(BUS_A));

        owner.run(release());
        assertThat(owner.coverage()).hasWords(0, WORDS, 0);

        owner.run(SECTION);
        assertThat(owner.coverage()).hasPcs("A2");
    }

    @Test
    @Verifies("SECT-012")
    void aSectionAddsNothingUnderALocalEnable(Target kernel) {
        Sites sites = Sites.of(kernel);
        Owner owner = Owner.of(kernel.newProcess(), RemoteArg.of(BUS_A), MANY_WORDS);
        owner.run(HELD_SECTION);
        owner.file().disable().required();
        owner.file().enabled(KCOV_TRACE_PC);

        Coverage own = owner.buffer().coverageOf(owner.probe().program(pcs(B, 2), release(), pcs(B, 3)));

        assertThat(sites.in(own)).hasPcs("A5");
        assertThat(owner.file().disable()).returns(0);
    }

    @Test
    @Verifies("SECT-020")
    void afterDisableSectionsAddNothing(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);
        owner.run(SECTION);
        owner.file().disable().required();

        owner.run(SECTION);

        assertThat(owner.coverage()).hasPcs("A2").hasWords(3, WORDS, 0);
    }

    @Test
    @Verifies("SECT-023")
    void sectionsAreCollectedByTurns(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);

        for (int i = 0; i < 3; i++) {
            owner.run(SECTION);
            assertThat(owner.file().disable()).returns(0);
            owner.run(HELD_SECTION, release());
            assertThat(owner.file().remoteEnable(RemoteArg.of(BUS_A))).returns(0);
        }

        assertThat(owner.coverage()).hasPcs("A6");
    }

    @Test
    @Verifies("SECT-030")
    void aSectionIsLostWhenItsOwnerExits(Target kernel) {
        Task first = kernel.newProcess();
        Task thread = first.newThread();
        KcovFile file = first.openKcov().initialised(WORDS);
        Buffer buffer = file.map(WORDS);
        file.by(thread).remoteEnabled(RemoteArg.of(BUS_A));
        Probe probe = Probe.of(first);
        probe.run(HELD_SECTION);

        thread.exit();
        probe.run(release());
        assertThat(buffer.read()).hasWords(0, WORDS, 0);

        assertThat(file.remoteEnable(RemoteArg.of(BUS_A))).returns(0);
        probe.run(SECTION);
        assertThat(buffer.read()).hasPcs("A2");
    }

    @Test
    @Verifies("SECT-031")
    void aSectionOutlivesAllWhoHadTheDescriptor(Target kernel) {
        Owner gone = Owner.of(kernel, BUS_A);
        Owner next = Owner.of(kernel);
        next.run(HELD_SECTION);

        gone.task().exit();
        next.file().disable().required();
        assertThat(next.file().remoteEnable(RemoteArg.of(BUS_A))).returns(0);
        next.run(release());
        assertThat(next.coverage()).hasWords(0, WORDS, 0);

        next.run(SECTION);
        assertThat(next.coverage()).hasPcs("A2");
    }
}
