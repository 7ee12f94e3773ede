/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.BUS_B;
import static org.kcovtck.suites.Descriptors.ready;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** What KCOV_REMOTE_ENABLE makes of an argument that changes while it reads it. */
class HeldArgumentRules {
    @Test
    @Verifies("REM-006")
    void aNumberThatBecomesSmallerIsRefused(Target kernel) {
        KcovFile file = ready(kernel);
        Task other = file.task().newThread();
        HeldArgument argument = HeldArgument.of(file, BUS_A, BUS_B);

        assertThat(argument.remoteEnable(other, argument.numHandles(1))).failsWith(EINVAL);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B))).returns(0);
    }

    @Test
    @Verifies("REM-006")
    void aNumberThatBecomesGreaterIsRefused(Target kernel) {
        KcovFile file = ready(kernel);
        Task other = file.task().newThread();
        HeldArgument argument = HeldArgument.of(file, BUS_A, BUS_B);
        file.task().run(argument.numHandles(1)).required();

        assertThat(argument.remoteEnable(other, argument.numHandles(2))).failsWith(EINVAL);
    }

    @Test
    @Verifies("REM-006")
    void aNumberThatStaysIsTaken(Target kernel) {
        KcovFile file = ready(kernel);
        Task other = file.task().newThread();
        HeldArgument argument = HeldArgument.of(file, BUS_A, BUS_B);

        assertThat(argument.remoteEnable(other, argument.numHandles(2))).returns(0);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_B))).failsWith(EEXIST);
    }
}
