/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Errno;
import org.kcovtck.target.Operation.SystemCall;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Task;

/** On a kernel that has sockets. */
class SoleRunTest {
    private static final int SOCKET = 7;

    private final TestBench bench = new TestBench("G7");
    private final FakeKernel fake = bench.machine.next();

    @Test
    void theLastRunMayJustBeEnding() {
        AtomicInteger binds = new AtomicInteger();
        fake.performs((task, operation) -> {
            if (!(operation instanceof SystemCall call)) {
                return task.run(operation);
            } else if (call.name() == Syscall.SOCKET) {
                return new Outcome(operation, SOCKET, new byte[0]);
            }
            boolean free = call.name() == Syscall.BIND && binds.incrementAndGet() == 3;
            return new Outcome(operation, free ? 0 : -Errno.EADDRINUSE.number(), new byte[0]);
        });

        SoleRun.claim(fake.newProcess());

        assertThat(binds).hasValue(3);
    }

    @Test
    void theSimulatorHasNoSockets() {
        Task task = fake.newProcess();

        SoleRun.claim(task);

        assertThat(fake.processes).hasSize(1);
    }
}
