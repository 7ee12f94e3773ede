/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Workers.FIRST;
import static org.kcovtck.suites.Workers.PATIENCE;
import static org.kcovtck.suites.Workers.SECOND;
import static org.kcovtck.suites.Workers.collecting;

import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.IoUring;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** Sections of the threads that work for a ring of io_uring. */
class IoUringRules {
    @Test
    @Verifies("URING-001")
    void aWorkerIsCollected(Target kernel) {
        Buffer buffer = collecting(kernel, FIRST);

        IoUring.of(buffer.task()).doNothing();

        assertThat("the count", buffer.awaitCount(PATIENCE)).isAbove(0);
        assertThat(buffer.read()).hasPcs();
    }

    @Test
    @Verifies("URING-002")
    void theThreadThatLooksForSubmissionsIsCollected(Target kernel) {
        Buffer buffer = collecting(kernel, FIRST);

        int ring = (int) IoUring.setup(buffer.task(), IoUring.IORING_SETUP_SQPOLL)
                .required()
                .value();

        assertThat("the count", buffer.awaitCount(PATIENCE)).isAbove(0);
        new IoUring(buffer.task(), ring).close();
        assertThat(buffer.read()).hasPcs();
    }

    @Test
    @Verifies("URING-003")
    void aRingKeepsTheHandleThatItWasMadeWith(Target kernel) {
        Buffer parents = collecting(kernel, FIRST);
        Task child = parents.task().fork();
        IoUring ring = IoUring.of(child);
        Buffer childs = collecting(child, SECOND);

        ring.doNothing();

        // The ring has what its maker had inherited.
        assertThat("the count of the parent", parents.awaitCount(PATIENCE)).isAbove(0);
        assertThat(childs.read()).hasWords(0, WORDS, 0);
    }
}
