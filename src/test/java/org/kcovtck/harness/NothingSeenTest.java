/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Task;

/** A kernel that collects nothing of what a rule is about does not pass the rule's tests. */
class NothingSeenTest {
    private static final long COMMAND = 0x12345678;
    private static final Read READ = new Read(-1, 0);

    @ParameterizedTest
    @ValueSource(strings = {"CMP-003", "CMP-004", "CMP-006", "CMP-009"})
    void aSwitchThatLeavesNoRecordIsSeen(String rule) {
        isViolated(
                rule,
                (task, operation) -> operation instanceof Ioctl ioctl && ioctl.request() == COMMAND
                        ? new Outcome(operation, task.run(READ).value(), new byte[0])
                        : task.run(operation));
    }

    @Test
    void aCallThatLeavesNoRecordIsSeen() {
        isViolated(
                "CMP-007",
                (task, operation) ->
                        operation.equals(READ) ? new Outcome(operation, 0, new byte[0]) : task.run(operation));
    }

    private static void isViolated(String rule, BiFunction<Task, Operation, Outcome> kernel) {
        TestBench bench = new TestBench("G7");
        bench.machine.next().performs(kernel);

        new ConformanceRun(bench.conformance, Selection.of(bench.catalogue, List.of(), List.of(rule))).run();

        assertThat(new RuleVerdict(bench.catalogue.rule(rule), bench.verdicts).verdict())
                .isEqualTo(Verdict.VIOLATES);
    }
}
