/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EFAULT;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.CommonHandles.NONE;
import static org.kcovtck.suites.CommonHandles.assertThatHandleIn;
import static org.kcovtck.suites.CommonHandles.assertThatHandleOf;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.COMMON;
import static org.kcovtck.suites.Descriptors.MALFORMED;
import static org.kcovtck.suites.Descriptors.UNKNOWN_MODE;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.target.Statement.Site.A;
import static org.kcovtck.target.Statement.common;
import static org.kcovtck.target.Statement.hardirq;
import static org.kcovtck.target.Statement.pcs;
import static org.kcovtck.target.Statement.softirq;
import static org.kcovtck.target.Statement.startCommon;
import static org.kcovtck.target.Statement.stop;
import static org.kcovtck.target.Statement.thread;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** What takes a task's common handle away, and what does not. */
class CommonHandleEndRules {
    private static final RemoteArg ARGUMENT = RemoteArg.ofCommon(COMMON);
    private static final int TOO_SHORT = 4;

    @Test
    @Verifies("COM-004")
    void aSoftirqHasNoCommonHandle(Target kernel) {
        assertThatHandleIn(Owner.of(kernel, ARGUMENT).task(), softirq(common())).is(NONE);
    }

    @Test
    @Verifies("COM-004")
    void aHardwareInterruptHasNoCommonHandle(Target kernel) {
        assertThatHandleIn(Owner.of(kernel, ARGUMENT).task(), hardirq(common())).is(NONE);
    }

    @Test
    @Verifies("COM-010")
    void anInterruptHasTheHandleOfTheTaskThatItInterrupts(Target kernel) {
        Task task = Owner.of(kernel, ARGUMENT).task();

        assertThatHandleIn(task, softirq(common())).is(COMMON.bits());
        assertThatHandleIn(task, hardirq(common())).is(COMMON.bits());
    }

    @Test
    @Verifies("COM-005")
    void anEnableWithoutACommonHandleLeavesTheInheritedOne(Target kernel) {
        Task child = heir(kernel);

        Owner.of(child, RemoteArg.of(BUS_A));

        assertThatHandleOf(child).is(COMMON.bits());
    }

    @Test
    @Verifies("COM-014")
    void anEnableWithACommonHandleReplacesTheInheritedOne(Target kernel) {
        Task child = heir(kernel);

        Owner.of(child, RemoteArg.ofCommon(Handle.common(0x2001)));

        assertThatHandleOf(child).is(0x2001);
    }

    @Test
    @Verifies("DIS-006")
    void disablingALocalOneTakesItAway(Target kernel) {
        Task child = heir(kernel);

        enableAndDisable(child);

        assertThatHandleOf(child).is(NONE);
    }

    @Test
    @Verifies("DIS-006")
    void disablingARemoteOneTakesItAway(Target kernel) {
        disablingTheRemoteOneTakesItAway(kernel);
    }

    @Test
    @Verifies("DIS-007")
    void disablingALocalOneLeavesIt(Target kernel) {
        Task child = heir(kernel);

        enableAndDisable(child);

        assertThatHandleOf(child).is(COMMON.bits());
    }

    @Test
    @Verifies("DIS-007")
    void onlyDisablingARemoteOneTakesItAway(Target kernel) {
        disablingTheRemoteOneTakesItAway(kernel);
    }

    @Test
    @Verifies("SIM-008")
    void workersAreStillCollectedWhenTheLocalOneIsDisabled(Target kernel) {
        Owner owner = Owner.of(kernel, ARGUMENT);

        enableAndDisable(owner.task());

        owner.run(common(), thread(startCommon(), pcs(A, 3), stop()));
        assertThat(owner.coverage()).hasPcs("A3");
    }

    @Test
    @Verifies("REM-016")
    void aCallThatFailsOnAHandleTakesItAway(Target kernel) {
        Task child = heir(kernel);
        KcovFile file = mapped(child);

        assertThat(file.remoteEnable(RemoteArg.of(BUS_A, MALFORMED))).failsWith(EINVAL);

        assertThatHandleOf(child).is(NONE);
    }

    @Test
    @Verifies("REM-016")
    void aCallThatFailsOnTheCommonHandleTakesItAway(Target kernel) {
        Task child = heir(kernel);
        KcovFile file = mapped(child);

        assertThat(file.remoteEnable(ARGUMENT)).failsWith(EEXIST);

        assertThatHandleOf(child).is(NONE);
    }

    @Test
    @Verifies("REM-016")
    void aCallThatFailsBeforeLeavesIt(Target kernel) {
        Task child = heir(kernel);
        KcovFile file = mapped(child);

        assertThat(file.remoteEnable(RemoteArg.of(BUS_A).traceMode(UNKNOWN_MODE)))
                .failsWith(EINVAL);
        assertThat(file.remoteEnable(new byte[TOO_SHORT])).failsWith(EFAULT);

        assertThatHandleOf(child).is(COMMON.bits());
    }

    private static void disablingTheRemoteOneTakesItAway(Target kernel) {
        Owner owner = Owner.of(kernel, ARGUMENT);
        Task child = owner.task().fork();
        Owner heir = Owner.of(child, RemoteArg.of(BUS_A));

        assertThat(heir.file().disable()).returns(0);
        assertThatHandleOf(child).is(NONE);
        assertThatHandleOf(owner.task()).is(COMMON.bits());

        assertThat(owner.file().disable()).returns(0);
        assertThatHandleOf(owner.task()).is(NONE);
    }

    /** The child of a task that has a common handle. */
    private static Task heir(Target kernel) {
        return Owner.of(kernel, ARGUMENT).task().fork();
    }

    /** A descriptor of the task's own that could be enabled. */
    private static KcovFile mapped(Task task) {
        KcovFile file = task.openKcov().initialised(WORDS);
        file.map(WORDS);
        return file;
    }

    private static void enableAndDisable(Task task) {
        assertThat(mapped(task).enabled(KCOV_TRACE_PC).disable()).returns(0);
    }
}
