/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Calls.disable;
import static org.kcovtck.suites.Calls.enable;
import static org.kcovtck.suites.Calls.times;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Descriptors.ready;
import static org.kcovtck.target.Argument.named;
import static org.kcovtck.target.Argument.number;
import static org.kcovtck.target.Operation.CatchSignal.SIGUSR1;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Barrier;
import org.kcovtck.target.Operation.CatchSignal;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Pending;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** Signals that come while a task is enabled, and while it calls. */
class SignalRules {
    private static final int SIGNALS = 300;

    @Test
    @Verifies("HOSTILE-018")
    void aTaskStaysEnabledWhenItGetsASignal(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.task().run(new CatchSignal(SIGUSR1)).required();
        Operation signal = signal(file.task(), file.task());
        file.enabled(KCOV_TRACE_PC);

        assertThat(file.task().run(signal)).returns(0);

        assertThat(buffer.coverageOf(READ)).hasPcs();
        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("HOSTILE-019")
    void noSignalInterruptsACommand(Target kernel) {
        KcovFile file = ready(kernel);
        Task task = file.task();
        Task other = task.newThread();
        task.run(new CatchSignal(SIGUSR1)).required();

        Operation signal = signal(other, task);
        List<Operation> commands = new ArrayList<>(List.of(new Barrier(2)));
        for (int i = 0; i < SIGNALS; i++) {
            commands.add(enable(file, KCOV_TRACE_PC));
            commands.add(disable(file));
        }
        List<Operation> signals = new ArrayList<>(List.of(new Barrier(2)));
        signals.addAll(List.of(times(SIGNALS, signal)));
        Pending sent = other.submit(signals);
        List<Outcome> outcomes = task.run(commands);

        outcomes.forEach(outcome -> assertThat(outcome).returns(0));
        sent.outcomes().forEach(outcome -> assertThat(outcome).returns(0));
    }

    /** {@code tgkill} of another thread, or itself, as a task can send it. */
    private static Operation signal(Task sender, Task receiver) {
        long process = sender.run(new Getpid()).value();
        long thread = receiver.run(Syscall.GETTID.of()).required().value();
        return Syscall.TGKILL.of(number(process), number(thread), named("SIGUSR1", SIGUSR1));
    }
}
