/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.KcovCommand.KCOV_DISABLE;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Calls.disable;
import static org.kcovtck.suites.Calls.enable;
import static org.kcovtck.suites.Calls.times;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.another;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Descriptors.ready;

import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** KCOV_DISABLE. */
class DisableRules {
    @Test
    @Verifies("DIS-001")
    void aDescriptorIsDisabledByItsTaskOnly(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC);
        Task thread = file.task().newThread();

        assertThat(file.by(thread).disable()).failsWith(EINVAL);

        assertThat(buffer.coverageOf(READ)).hasPcs();
        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("DIS-002")
    void anArgumentIsRefused(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC);

        assertThat(file.ioctl(KCOV_DISABLE, 1)).failsWith(EINVAL);
        assertThat(file.ioctl(KCOV_DISABLE, 1L << 32)).failsWith(EINVAL);

        assertThat(buffer.coverageOf(READ)).hasPcs();
        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("DIS-003")
    void aNewDescriptorCannotBeDisabled(Target kernel) {
        assertThat(kernel.newProcess().openKcov().disable()).failsWith(EINVAL);
    }

    @Test
    @Verifies("DIS-003")
    void anInitialisedDescriptorCannotBeDisabled(Target kernel) {
        assertThat(initialised(kernel).disable()).failsWith(EINVAL);
    }

    @Test
    @Verifies("DIS-003")
    void aDisabledDescriptorCannotBeDisabledAgain(Target kernel) {
        KcovFile file = ready(kernel).enabled(KCOV_TRACE_PC);

        assertThat(file.disable()).returns(0);
        assertThat(file.disable()).failsWith(EINVAL);
    }

    @Test
    @Verifies("DIS-004")
    void aDisabledDescriptorIsFreeForAnotherTask(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC);
        Task thread = file.task().newThread();
        file.disable().required();

        assertThat(file.by(thread).enable(KCOV_TRACE_PC)).returns(0);

        assertThat(buffer.by(thread).coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("DIS-005")
    void nothingIsAddedToADisabledBuffer(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        Coverage before = buffer.contentsAfter(enable(file, KCOV_TRACE_PC), READ, disable(file));

        Coverage after = buffer.contentsAfter(times(20, READ));

        assertThat(before).hasPcs();
        assertThat(after).isUnchangedFrom(before);
    }

    @Test
    @Verifies("DIS-008")
    void anotherDescriptorOfTheTaskCannotBeDisabled(Target kernel) {
        KcovFile enabled = initialised(kernel);
        Buffer buffer = enabled.map(WORDS);
        enabled.enabled(KCOV_TRACE_PC);

        assertThat(another(enabled).disable()).failsWith(EINVAL);

        assertThat(buffer.coverageOf(READ)).hasPcs();
        assertThat(enabled.disable()).returns(0);
    }
}
