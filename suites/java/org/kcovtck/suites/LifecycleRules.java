/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EBADF;
import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Calls.addedBy;
import static org.kcovtck.suites.Descriptors.MANY_WORDS;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.another;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Descriptors.ready;

import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** Fork, exit, close and exec of a task that is enabled. */
class LifecycleRules {
    @Test
    @Verifies("LIFE-001")
    void aThreadsExitDisables(Target kernel) {
        KcovFile file = ready(kernel);
        Task thread = file.task().newThread();
        file.by(thread).enabled(KCOV_TRACE_PC);

        thread.exit();

        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
    }

    @Test
    @Verifies("LIFE-001")
    void aProcessesExitDisables(Target kernel) {
        KcovFile file = ready(kernel);
        Task child = file.task().fork();
        file.by(child).enabled(KCOV_TRACE_PC);

        child.exit();

        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
    }

    @Test
    @Verifies("LIFE-002")
    void childrenInTurnHaveOnlyToEnable(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);

        for (int i = 0; i < 3; i++) {
            Task child = file.task().fork();
            assertThat(file.by(child).enable(KCOV_TRACE_PC)).returns(0);
            assertThat(buffer.by(child).coverageOf(READ)).hasPcs();
            child.exit();
        }
    }

    @Test
    @Verifies("LIFE-003")
    void whatAChildDoesIsNotItsParents(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov().initialised(MANY_WORDS);
        Buffer buffer = file.map(MANY_WORDS);
        file.enabled(KCOV_TRACE_PC);
        Task child = file.task().fork();

        assertThat("the count", addedBy(child, buffer)).is(0);
        assertThat(buffer.coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("LIFE-004")
    void aChildCannotDisableForItsParent(Target kernel) {
        KcovFile file = ready(kernel).enabled(KCOV_TRACE_PC);
        Task child = file.task().fork();

        assertThat(file.by(child).disable()).failsWith(EINVAL);
        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("LIFE-004")
    void aChildCannotEnableWhatItsParentHas(Target kernel) {
        KcovFile file = ready(kernel).enabled(KCOV_TRACE_PC);
        Task child = file.task().fork();

        assertThat(file.by(child).enable(KCOV_TRACE_PC)).failsWith(EINVAL);
        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("LIFE-005")
    void collectionOutlastsTheDescriptor(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC);

        assertThat(file.close()).returns(0);

        assertThat(buffer.coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("LIFE-007")
    void aTaskStaysEnabledAcrossExec(Target kernel) {
        KcovFile file = initialised(kernel).enabled(KCOV_TRACE_PC);

        file.task().exec();

        assertThat(file.map(WORDS).coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("LIFE-027")
    void aTaskCanDisableAfterExec(Target kernel) {
        KcovFile file = ready(kernel).enabled(KCOV_TRACE_PC);

        file.task().exec();

        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("LIFE-028")
    void aDescriptorThatExecClosesLeavesItsTaskBusy(Target kernel) {
        KcovFile file = mapped(kernel.newProcess().openKcov(Open.O_RDWR | Open.O_CLOEXEC))
                .enabled(KCOV_TRACE_PC);

        file.task().exec();

        assertThat(file.disable()).failsWith(EBADF);
        assertThat(another(file).enable(KCOV_TRACE_PC)).failsWith(EBUSY);
    }

    @Test
    @Verifies("LIFE-008")
    void aTaskThatHasClosedItsDescriptorStaysBusy(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC);
        buffer.unmap().required();
        file.close().required();

        assertThat(another(file).enable(KCOV_TRACE_PC)).failsWith(EBUSY);
    }

    @Test
    @Verifies("LIFE-015")
    void aChildsExitLeavesItsParentEnabled(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC);

        file.task().fork().exit();

        assertThat(buffer.coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("LIFE-016")
    void theBufferOutlastsTheTaskThatCollected(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        Task child = file.task().fork();
        file.by(child).enabled(KCOV_TRACE_PC);
        buffer.by(child).coverageOf(READ);

        child.exit();

        assertThat(buffer.read()).hasPcs();
    }

    private static KcovFile mapped(KcovFile file) {
        file.initialised(WORDS).map(WORDS);
        return file;
    }
}
