/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Calls.TOO_MANY;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Pages.PAGE;
import static org.kcovtck.suites.Pages.PROT_NONE;
import static org.kcovtck.suites.Pages.PROT_READ;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Errno;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Munmap;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** Mappings with holes, and without permission, while the kernel collects. */
class HoleRules {
    private static final int PAGE_WORDS = PAGE / Long.BYTES;
    private static final int TWO_PAGES = 2 * PAGE_WORDS;

    @Test
    @Verifies("HOSTILE-015")
    void theKernelCollectsWhereThePageIsNotMapped(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov().initialised(TWO_PAGES);
        Buffer buffer = file.map(TWO_PAGES);
        file.enabled(KCOV_TRACE_PC);

        file.task().run(new Munmap(buffer.addressOf(PAGE_WORDS), PAGE)).required();
        file.task().run(List.of(TOO_MANY));
        file.task().run(List.of(TOO_MANY));

        assertThat("the count", buffer.count()).is(TWO_PAGES - 1);
        assertThat("the last word of the first page", buffer.word(PAGE_WORDS - 1))
                .isKernelAddress();
        assertThat(file.task().run(new Load(buffer.addressOf(PAGE_WORDS), 1))).failsWith(Errno.EFAULT);
    }

    @Test
    @Verifies("HOSTILE-016")
    void whatWasCollectedInAHoleIsThereWhenItIsMappedAgain(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov().initialised(TWO_PAGES).enabled(KCOV_TRACE_PC);
        Buffer buffer = file.map(TWO_PAGES);
        file.task().run(new Munmap(buffer.address(), PAGE)).required();
        file.task().run(List.of(TOO_MANY));
        file.task().run(List.of(TOO_MANY));

        Buffer again = file.map(TWO_PAGES);

        assertThat(again.read()).hasCount(TWO_PAGES - 1).hasPcs();
    }

    @Test
    @Verifies("HOSTILE-017")
    void theKernelCollectsIntoABufferThatItsTaskMayNotTouch(Target kernel) {
        KcovFile file = initialised(kernel);
        Task task = file.task();
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC);

        Pages.protect(task, buffer.address(), PAGE, PROT_NONE);
        assertThat(task.run(new Load(buffer.address(), 1))).failsWith(Errno.EFAULT);
        task.run(List.of(TOO_MANY));
        Pages.protect(task, buffer.address(), PAGE, PROT_READ);

        assertThat(task.run(new Store(buffer.address(), 0))).failsWith(Errno.EFAULT);
        assertThat(buffer.read()).hasCount(WORDS - 1).hasPcs();
        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("HOSTILE-017")
    void aTaskThatMayOnlyReadCollectsAllTheSame(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        Pages.protect(file.task(), buffer.address(), PAGE, PROT_READ);
        file.enabled(KCOV_TRACE_PC);

        file.task().run(READ);

        assertThat(buffer.read()).hasPcs();
    }
}
