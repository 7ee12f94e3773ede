/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.suites.Workers.FIRST;
import static org.kcovtck.suites.Workers.collecting;

import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;
import org.kcovtck.target.VhostDevice;

/** What becomes of a task's common handle, as the workers show that the kernel makes for it. */
class CommonHandleLifeRules {
    @Test
    @Verifies("LIFE-011")
    void aChildsWorkerIsCollectedForItsParent(Target kernel) {
        Buffer buffer = collecting(kernel, FIRST);

        VhostDevice.of(buffer.task().fork(), VhostDevice.VSOCK).owned().close();

        assertThat(buffer.read()).hasPcs();
    }

    @Test
    @Verifies("LIFE-011")
    void theWorkerOfAThreadMadeAfterwardsIsCollected(Target kernel) {
        Buffer buffer = collecting(kernel, FIRST);

        VhostDevice.of(buffer.task().newThread(), VhostDevice.VSOCK).owned().close();

        assertThat(buffer.read()).hasPcs();
    }

    @Test
    @Verifies("LIFE-029")
    void aWorkerMadeAfterExecIsCollected(Target kernel) {
        Buffer buffer = collecting(kernel, FIRST);
        Task child = buffer.task().fork();

        child.exec();
        VhostDevice.of(child, VhostDevice.VSOCK).owned().close();

        assertThat(buffer.read()).hasPcs();
    }
}
