/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Calls.GETPID;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Calls.concat;
import static org.kcovtck.suites.Calls.disable;
import static org.kcovtck.suites.Calls.enable;
import static org.kcovtck.suites.Calls.times;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Descriptors.ready;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Operation.Vfork;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** A child made by vfork, which has its parent's memory while its parent waits. */
class VforkRules {
    /** More calls than the parent has blocks to run through before it waits for its child. */
    private static final int CALLS = 400;

    @Test
    @Verifies("LIFE-030")
    void whatAVforkedChildDoesIsNotItsParents(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC);
        Operation reset = new Store(buffer.address(), 0);

        List<Outcome> child = vforked(
                file.task(),
                concat(concat(new Operation[] {reset}, times(CALLS, GETPID)), new Load(buffer.address(), 1)));

        assertThat("the count in the child", child.get(CALLS + 1).required().words()[0])
                .isBelow(CALLS);
        assertThat(buffer.coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("LIFE-030")
    void aVforkedChildCanNeitherDisableNorEnableForItsParent(Target kernel) {
        KcovFile file = ready(kernel).enabled(KCOV_TRACE_PC);

        List<Outcome> child = vforked(file.task(), disable(file), enable(file, KCOV_TRACE_PC));

        assertThat(child.get(0)).failsWith(EINVAL);
        assertThat(child.get(1)).failsWith(EINVAL);
        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("LIFE-031")
    void aVforkedChildCollectsForItself(Target kernel) {
        KcovFile parents = ready(kernel).enabled(KCOV_TRACE_PC);
        KcovFile childs = parents.task().openKcov().initialised(WORDS);
        Buffer buffer = childs.map(WORDS);

        List<Outcome> child = vforked(
                parents.task(),
                enable(childs, KCOV_TRACE_PC),
                new Store(buffer.address(), 0),
                READ,
                new Load(buffer.address(), WORDS));

        assertThat(child.get(0)).returns(0);
        assertThat("the count in the child", child.get(3).required().words()[0]).isAbove(0);
        // The child's exit has disabled it.
        assertThat(parents.disable()).returns(0);
        assertThat(childs.enable(KCOV_TRACE_PC)).returns(0);
    }

    private static List<Outcome> vforked(Task task, Operation... operations) {
        return task.run(List.of(concat(new Operation[] {new Vfork(operations.length)}, operations)))
                .subList(1, operations.length + 1);
    }
}
