/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.CommonHandles.NONE;
import static org.kcovtck.suites.CommonHandles.assertThatHandleOf;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.COMMON;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.target.Statement.Site.A;
import static org.kcovtck.target.Statement.Site.B;
import static org.kcovtck.target.Statement.common;
import static org.kcovtck.target.Statement.pcs;
import static org.kcovtck.target.Statement.softirq;
import static org.kcovtck.target.Statement.start;
import static org.kcovtck.target.Statement.startCommon;
import static org.kcovtck.target.Statement.stop;
import static org.kcovtck.target.Statement.thread;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Statement;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** The common handle of a task, and the sections that are collected by it. */
class CommonHandleRules {
    private static final RemoteArg ARGUMENT = RemoteArg.ofCommon(COMMON);
    private static final Statement WORK = thread(startCommon(), pcs(A, 3), stop());

    @Test
    @Verifies("COM-001")
    void theCommonHandleBecomesTheTasks(Target kernel) {
        Owner owner = Owner.of(kernel, ARGUMENT);

        assertThatHandleOf(owner.task()).is(COMMON.bits());
    }

    @Test
    @Verifies("COM-001")
    void aTaskThatAskedForNoneHasNone(Target kernel) {
        assertThatHandleOf(kernel.newProcess()).is(NONE);
        assertThatHandleOf(Owner.of(kernel, BUS_A).task()).is(NONE);
    }

    @Test
    @Verifies("COM-002")
    void allWorkersAreCollectedUnderIt(Target kernel) {
        Owner owner = Owner.of(kernel, ARGUMENT);
        Probe another = Probe.of(owner.task());

        owner.run(common(), WORK);
        another.run(common(), thread(startCommon(), pcs(B, 2), stop()));

        assertThat(owner.coverage()).hasPcs("A3 B2").hasWords(6, WORDS, 0);
    }

    @Test
    @Verifies("COM-003")
    void aWorkerThatWasMadeTooEarlyIsNotCollected(Target kernel) {
        Task task = kernel.newProcess();
        Probe early = Probe.of(task);
        early.run(common());
        Owner owner = Owner.of(task, ARGUMENT);

        early.run(WORK);

        assertThat(owner.coverage()).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("COM-006")
    void noHandleStartsNoSection(Target kernel) {
        Owner owner = Owner.of(kernel, ARGUMENT);

        owner.run(WORK, common(), thread(startCommon(), pcs(B, 2), stop()));

        assertThat(owner.coverage()).hasPcs("A2");
    }

    @Test
    @Verifies("COM-009")
    void aCommonHandleIsCollectedBesideOthers(Target kernel) {
        Owner owner = Owner.of(kernel, RemoteArg.of(BUS_A).common(COMMON));

        owner.run(common(), WORK, thread(start(BUS_A), pcs(B, 2), stop()));

        assertThat(owner.coverage()).hasPcs("A3 B2");
    }

    @Test
    @Verifies("COM-011")
    void aSoftirqIsCollectedUnderIt(Target kernel) {
        Owner owner = Owner.of(kernel, ARGUMENT);

        owner.run(common(), thread(softirq(startCommon(), pcs(A, 3), stop())));

        assertThat(owner.coverage()).hasPcs("A3");
    }

    @Test
    @Verifies("COM-015")
    void childrenAndThreadsInheritIt(Target kernel) {
        Task task = Owner.of(kernel, ARGUMENT).task();

        assertThatHandleOf(task.fork()).is(COMMON.bits());
        assertThatHandleOf(task.newThread()).is(COMMON.bits());
    }

    @Test
    @Verifies("COM-015")
    void thoseWhoWereThereBeforeDoNot(Target kernel) {
        Task task = kernel.newProcess();
        Task child = task.fork();
        Task thread = task.newThread();

        Owner.of(task, ARGUMENT);

        assertThatHandleOf(child).is(NONE);
        assertThatHandleOf(thread).is(NONE);
    }

    @Test
    @Verifies("COM-015")
    void theWorkersOfAChildAreCollected(Target kernel) {
        Owner owner = Owner.of(kernel, ARGUMENT);

        Probe.of(owner.task().fork()).run(common(), WORK);

        assertThat(owner.coverage()).hasPcs("A3");
    }

    @Test
    @Verifies("COM-012")
    void aChildKeepsItWhenTheParentHasDisabled(Target kernel) {
        Owner parent = Owner.of(kernel, ARGUMENT);
        Task child = parent.task().fork();
        Probe worker = Probe.of(child);

        parent.file().disable().required();
        assertThatHandleOf(child).is(COMMON.bits());
        worker.run(common(), WORK);
        assertThat(parent.coverage()).hasWords(0, WORDS, 0);

        Owner next = Owner.of(kernel, ARGUMENT);
        worker.run(WORK);
        assertThat(next.coverage()).hasPcs("A3");
        assertThat(parent.coverage()).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("COM-013")
    void itStaysAcrossExec(Target kernel) {
        Task task = kernel.newProcess();
        KcovFile file = task.openKcov().initialised(WORDS);
        Buffer seen = file.map(WORDS).by(task.fork());
        file.remoteEnabled(ARGUMENT);

        task.exec();

        Probe.of(task).run(common(), WORK);
        assertThat(seen.read()).hasPcs("A3");
        assertThat(file.disable()).returns(0);
    }
}
