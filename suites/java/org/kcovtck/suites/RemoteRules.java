/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.KcovCommand.KCOV_DISABLE;
import static org.kcovtck.abi.KcovCommand.KCOV_REMOTE_ENABLE;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Calls.times;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.BUS_B;
import static org.kcovtck.suites.Descriptors.BUS_C;
import static org.kcovtck.suites.Descriptors.COMMON;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Descriptors.ready;
import static org.kcovtck.suites.Descriptors.registered;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.IoctlPointer;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** KCOV_REMOTE_ENABLE - what it takes, and what it does to descriptor and task. */
class RemoteRules {
    @Test
    @Verifies("REM-001")
    void anInitialisedDescriptorCanBeEnabledRemotely(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).returns(0);
    }

    @Test
    @Verifies("REM-001")
    void aChildCanEnableRemotelyWhatItsParentHasInitialised(Target kernel) {
        KcovFile file = ready(kernel);

        assertThat(file.by(file.task().fork()).remoteEnable(RemoteArg.of(BUS_A)))
                .returns(0);
    }

    @Test
    @Verifies("REM-011")
    void anyAreaSizeIsTaken(Target kernel) {
        for (int words : new int[] {1, 2, 1 << 20, Integer.MAX_VALUE, -1}) {
            KcovFile file = ready(kernel);
            assertThat(file.remoteEnable(RemoteArg.of(BUS_A).areaSize(words))).returns(0);
            assertThat(file.disable()).returns(0);
        }
    }

    @Test
    @Verifies("REM-017")
    void noHandlesAreNoError(Target kernel) {
        KcovFile file = ready(kernel);

        assertThat(file.remoteEnable(RemoteArg.of())).returns(0);
        assertThat(file.disable()).returns(0);
    }

    @Test
    @Verifies("REM-018")
    void disableFreesAllHandles(Target kernel) {
        KcovFile owner = ready(kernel).remoteEnabled(RemoteArg.of(BUS_A, BUS_B).common(COMMON));

        assertThat(owner.disable()).returns(0);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B).common(COMMON)))
                .returns(0);
    }

    @Test
    @Verifies("REM-019")
    void theCallersOwnCallsAreNotCollected(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);

        assertThat(file.remoteEnable(RemoteArg.of(BUS_A))).returns(0);

        assertThat(buffer.coverageOf(times(50, READ))).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("REM-019")
    void aCallerThatWasCollectedBeforeIsSoNoMore(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC).disable().required();
        buffer.fill(0, WORDS, 0);

        assertThat(file.remoteEnable(RemoteArg.of(BUS_A))).returns(0);

        assertThat(buffer.coverageOf(times(50, READ))).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("REM-020")
    void severalHandlesAreRegisteredAtOnce(Target kernel) {
        registered(kernel, BUS_A, BUS_B, BUS_C);
        KcovFile rival = ready(kernel);

        for (Handle handle : List.of(BUS_A, BUS_B, BUS_C)) {
            assertThat(rival.remoteEnable(RemoteArg.of(handle))).failsWith(EEXIST);
        }
    }

    @Test
    @Verifies("REM-025")
    void enablingLeavesTheBufferAlone(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        buffer.fill(0, 10, 77);
        Coverage before = buffer.read();

        assertThat(file.remoteEnable(RemoteArg.of(BUS_A))).returns(0);

        assertThat(buffer.read()).isUnchangedFrom(before);
    }

    @Test
    @Verifies("REM-026")
    void aDescriptorIsEnabledRemotelyAndLocallyByTurns(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);

        assertThat(file.remoteEnable(RemoteArg.of(BUS_A))).returns(0);
        assertThat(file.disable()).returns(0);
        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
        assertThat(buffer.coverageOf(READ)).hasPcs();
        assertThat(file.disable()).returns(0);
        assertThat(file.remoteEnable(RemoteArg.of(BUS_A))).returns(0);
        assertThat(buffer.coverageOf(READ)).hasCount(0);
    }

    @Test
    @Verifies("REM-027")
    void disableTakesNoArgument(Target kernel) {
        KcovFile owner = registered(kernel, BUS_A);

        assertThat(owner.ioctl(KCOV_DISABLE, 1)).failsWith(EINVAL);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
    }

    @Test
    @Verifies("REM-028")
    void remoteCoverageIsDisabledByItsTaskOnly(Target kernel) {
        KcovFile owner = registered(kernel, BUS_A);
        Task thread = owner.task().newThread();

        assertThat(owner.by(thread).disable()).failsWith(EINVAL);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A))).failsWith(EEXIST);
        assertThat(owner.disable()).returns(0);
    }

    @Test
    @Verifies("REM-031")
    void anAreaSizeOfZeroIsTaken(Target kernel) {
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A).areaSize(0))).returns(0);
    }

    @Test
    @Verifies("REM-035")
    void asManyHandlesAsThereMayBeAreRegistered(Target kernel) {
        Handle[] handles = IntStream.range(0, RemoteArg.MAX_HANDLES)
                .mapToObj(i -> Handle.usb(0x3000 + i))
                .toArray(Handle[]::new);
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(handles))).returns(0);

        KcovFile rival = ready(kernel);
        List<Operation> script = new ArrayList<>();
        for (Handle handle : handles) {
            byte[] argument = RemoteArg.of(handle).bytes();
            script.add(new IoctlPointer(rival.fd(), KCOV_REMOTE_ENABLE.number(), argument));
        }
        for (Outcome outcome : rival.task().run(script)) {
            assertThat(outcome).failsWith(EEXIST);
        }
    }
}
