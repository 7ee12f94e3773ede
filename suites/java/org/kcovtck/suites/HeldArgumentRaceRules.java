/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EBADF;
import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Calls.enable;
import static org.kcovtck.suites.Calls.initTrace;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.ready;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** What another task does to the state of things while KCOV_REMOTE_ENABLE reads its argument. */
class HeldArgumentRaceRules {
    private static final int READ_WRITE = Mmap.PROT_READ | Mmap.PROT_WRITE;

    @Test
    @Verifies("RACE-013")
    void aDescriptorThatIsEnabledMeanwhileIsRefused(Target kernel) {
        KcovFile file = ready(kernel);
        Task other = file.task().newThread();

        assertThat(HeldArgument.of(file, BUS_A).remoteEnable(other, enable(file, KCOV_TRACE_PC)))
                .failsWith(EINVAL);

        assertThat(file.by(other).disable()).returns(0);
        assertThat(file.remoteEnable(RemoteArg.of(BUS_A))).returns(0);
    }

    @Test
    @Verifies("RACE-013")
    void aDescriptorThatIsInitialisedMeanwhileIsEnabled(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov();
        Task other = file.task().newThread();

        assertThat(HeldArgument.of(file, BUS_A)
                        .remoteEnable(
                                other,
                                initTrace(file, WORDS),
                                new Mmap(file.fd(), (long) WORDS * Long.BYTES, READ_WRITE, 0)))
                .returns(0);
    }

    @Test
    @Verifies("RACE-013")
    void aHandleThatIsRegisteredMeanwhileIsRefused(Target kernel) {
        KcovFile file = ready(kernel);
        Task other = file.task().newThread();
        KcovFile rivals = ready(other);

        assertThat(HeldArgument.of(file, BUS_A).remoteEnable(other, Calls.remoteEnable(rivals, RemoteArg.of(BUS_A))))
                .failsWith(EEXIST);
        assertThat(rivals.disable()).returns(0);
    }

    @Test
    @Verifies("RACE-014")
    void aDescriptorThatIsClosedMeanwhileIsEnabledUntilTheTaskExits(Target kernel) {
        KcovFile file = ready(kernel);
        Task other = file.task().newThread();

        assertThat(HeldArgument.of(file, BUS_A).remoteEnable(other, new Close(file.fd())))
                .returns(0);

        assertThat(file.disable()).failsWith(EBADF);
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
        file.task().exit();
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).returns(0);
    }
}
