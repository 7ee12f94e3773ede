/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Calls.disable;
import static org.kcovtck.suites.Calls.enable;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.another;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Descriptors.ready;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** KCOV_ENABLE. */
class EnableRules {
    @Test
    @Verifies("EN-001")
    void eachTaskEnablesForItself(Target kernel) {
        KcovFile first = ready(kernel).enabled(KCOV_TRACE_PC);
        KcovFile second = first.task().newThread().openKcov().initialised(WORDS);
        Buffer buffer = second.map(WORDS);

        assertThat(second.enable(KCOV_TRACE_PC)).returns(0);

        assertThat(buffer.coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("EN-002")
    void whatOneTaskHasEnabledIsRefusedToAnother(Target kernel) {
        KcovFile file = ready(kernel).enabled(KCOV_TRACE_PC);
        Task thread = file.task().newThread();

        assertThat(file.by(thread).enable(KCOV_TRACE_PC)).failsWith(EINVAL);

        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("EN-002b")
    void whatOneTaskHasEnabledIsBusyForAnother(Target kernel) {
        KcovFile file = ready(kernel).enabled(KCOV_TRACE_PC);
        Task thread = file.task().newThread();

        assertThat(file.by(thread).enable(KCOV_TRACE_PC)).failsWith(EBUSY);

        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("EN-003")
    void aTaskCannotEnableASecondDescriptor(Target kernel) {
        KcovFile first = ready(kernel).enabled(KCOV_TRACE_PC);

        assertThat(another(first).enable(KCOV_TRACE_PC)).failsWith(EBUSY);
    }

    @Test
    @Verifies("EN-003")
    void theFirstDescriptorGoesOn(Target kernel) {
        KcovFile first = initialised(kernel);
        Buffer buffer = first.map(WORDS);
        first.enabled(KCOV_TRACE_PC);
        KcovFile second = another(first);

        assertThat(second.enable(KCOV_TRACE_PC)).failsWith(EBUSY);

        assertThat(buffer.coverageOf(READ)).hasPcs();
        assertThat(first.disable()).returns(0);
        assertThat(second.enable(KCOV_TRACE_PC)).returns(0);
    }

    @Test
    @Verifies("EN-004")
    void aSecondDescriptorTakesTheTaskFromTheFirst(Target kernel) {
        KcovFile first = ready(kernel).enabled(KCOV_TRACE_PC);
        KcovFile second = first.task().openKcov().initialised(WORDS);
        Buffer buffer = second.map(WORDS);

        assertThat(second.enable(KCOV_TRACE_PC)).returns(0);

        assertThat(buffer.coverageOf(READ)).hasPcs();
        assertThat(first.disable()).failsWith(EINVAL);
        assertThat(second.disable()).returns(0);
        assertThat(first.disable()).failsWith(EINVAL);
    }

    @Test
    @Verifies("EN-005")
    void anEnabledDescriptorCannotBeEnabled(Target kernel) {
        KcovFile file = ready(kernel).enabled(KCOV_TRACE_PC);

        assertThat(file.enable(KCOV_TRACE_PC)).failsWith(EINVAL);

        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("EN-005b")
    void anEnabledDescriptorIsBusy(Target kernel) {
        KcovFile file = ready(kernel).enabled(KCOV_TRACE_PC);

        assertThat(file.enable(KCOV_TRACE_PC)).failsWith(EBUSY);

        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("EN-006")
    void notInitialisedCountsBeforeBusy(Target kernel) {
        KcovFile busy = ready(kernel).enabled(KCOV_TRACE_PC);

        assertThat(busy.task().openKcov().enable(KCOV_TRACE_PC)).failsWith(EINVAL);
    }

    @Test
    @Verifies("EN-007")
    void aDescriptorThatIsNotMappedCannotBeEnabled(Target kernel) {
        KcovFile file = initialised(kernel);

        assertThat(file.enable(KCOV_TRACE_PC)).failsWith(EINVAL);
        file.map(WORDS);
        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
    }

    @Test
    @Verifies("EN-012")
    void enableKeepsTheCountAndTheEntries(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        buffer.store(0, 5);
        buffer.fill(1, 6, 77);

        Coverage coverage = buffer.contentsAfter(enable(file, KCOV_TRACE_PC), READ);

        assertThat("the count", coverage.count()).isAbove(5);
        assertThat(coverage).hasWords(1, 6, 77);
        assertThat("word 6", coverage.words()[6]).isKernelAddress();
    }

    @Test
    @Verifies("EN-013")
    void theEndOfTheCallIsCollected(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);

        assertThat(buffer.coverageOf(enable(file, KCOV_TRACE_PC))).hasPcs();
    }

    @Test
    @Verifies("EN-015")
    void enableAndDisableCanBeRepeated(Target kernel) {
        KcovFile file = ready(kernel);
        List<Operation> script = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            script.add(enable(file, KCOV_TRACE_PC));
            script.add(disable(file));
        }

        for (Outcome outcome : file.task().run(script)) {
            assertThat(outcome).returns(0);
        }
    }
}
