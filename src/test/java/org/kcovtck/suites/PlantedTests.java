/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.harness.OutcomeAssert.assertThat;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Errno;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Target;

/** Tests good and bad, for the selfcheck to tell apart. */
class PlantedTests {
    @Test
    @Verifies("PLANTED-001")
    void passesWhateverTheKernelDoes(Target kernel) {
        kernel.newProcess().openKcov().initTrace(1);
    }

    @Test
    @Verifies("PLANTED-002")
    void aSizeOfOneIsRefused(Target kernel) {
        assertThat(kernel.newProcess().openKcov().initTrace(1)).failsWith(Errno.EINVAL);
    }

    @Test
    @Verifies("PLANTED-003")
    void aSizeOfOneIsRefusedToAChild(Target kernel) {
        assertThat(kernel.newProcess().fork().openKcov().initTrace(1)).failsWith(Errno.EINVAL);
    }

    @Test
    @Verifies("PLANTED-004")
    void failsWhateverTheKernelDoes(Target kernel) {
        assertThat(kernel.newProcess().openKcov().initTrace(2)).failsWith(Errno.EINVAL);
    }

    @Test
    @Verifies("PLANTED-005")
    void needsWhatNoSimulatorHas(Target kernel) {}
}
