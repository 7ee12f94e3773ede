/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EBUSY;
import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.KcovCommand.KCOV_INIT_TRACE;
import static org.kcovtck.abi.KcovCommand.KCOV_REMOTE_ENABLE;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Calls.disable;
import static org.kcovtck.suites.Calls.enable;
import static org.kcovtck.suites.Calls.rounds;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.BUS_B;
import static org.kcovtck.suites.Descriptors.MALFORMED;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Descriptors.ready;
import static org.kcovtck.suites.Descriptors.registered;
import static org.kcovtck.suites.Descriptors.unmapped;
import static org.kcovtck.suites.Workers.FIRST;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Kmemleak;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.IoctlPointer;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Munmap;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Vfork;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Target;
import org.kcovtck.target.VmallocInfo;

/**
 * What a thousand rounds leave behind in the kernel's memory, which is nothing. After these the list of its allocations
 * is long and slow to read: it has all that is not quite free yet.
 */
class LeakRules {
    private static final int ROUNDS = 1000;

    private static final long BYTES = (long) WORDS * Long.BYTES;

    @Test
    @Verifies("LIFE-020")
    void aThousandDescriptorsLeaveNothing(Target kernel) {
        VmallocInfo info = new VmallocInfo(kernel.newProcess());
        long before = info.buffers();
        KcovFile file = initialised(kernel);
        long address = file.map(WORDS).address();
        file.task().run(new Munmap(address, BYTES)).required();
        file.close().required();

        // The kernel gives the same number and the same address each time, for nothing else happens in the process.
        for (Outcome outcome : rounds(
                file.task(),
                ROUNDS,
                new Open(KcovFile.PATH, Open.O_RDWR),
                new Ioctl(file.fd(), KCOV_INIT_TRACE.number(), WORDS),
                new Mmap(file.fd(), BYTES, Mmap.PROT_READ | Mmap.PROT_WRITE, 0),
                enable(file, KCOV_TRACE_PC),
                disable(file),
                new Munmap(address, BYTES),
                new Close(file.fd()))) {
            assertThat(outcome).succeeds();
        }

        assertThat("buffers", info.buffers()).is(before);
    }

    @Test
    @Verifies("LIFE-021")
    void aThousandInitTracesThatFailLeaveNothing(Target kernel) {
        VmallocInfo info = new VmallocInfo(kernel.newProcess());
        KcovFile file = ready(kernel);
        long before = info.buffers();

        Operation again = new Ioctl(file.fd(), KCOV_INIT_TRACE.number(), WORDS);
        rounds(file.task(), ROUNDS, again)
                .forEach(outcome -> assertThat(outcome).failsWith(EBUSY));

        assertThat("buffers", info.buffers()).is(before);
    }

    @Test
    @Verifies("LIFE-022")
    void aThousandRemoteEnablesThatFindAHandleTakenLeaveNothing(Target kernel) {
        registered(kernel, BUS_B);
        VmallocInfo info = new VmallocInfo(kernel.newProcess());
        long before = info.buffers();
        KcovFile file = unmapped(kernel);

        rounds(file.task(), ROUNDS, remoteEnable(file, RemoteArg.of(BUS_A, BUS_B)))
                .forEach(outcome -> assertThat(outcome).failsWith(EEXIST));

        file.close().required();
        assertThat("buffers", info.buffers()).is(before);
    }

    @Test
    @Verifies("LIFE-022")
    void aThousandRemoteEnablesWithAMalformedHandleLeaveNothing(Target kernel) {
        VmallocInfo info = new VmallocInfo(kernel.newProcess());
        long before = info.buffers();
        KcovFile file = unmapped(kernel);

        rounds(file.task(), ROUNDS, remoteEnable(file, RemoteArg.of(BUS_A, MALFORMED)))
                .forEach(outcome -> assertThat(outcome).failsWith(EINVAL));

        file.close().required();
        assertThat("buffers", info.buffers()).is(before);
    }

    @Test
    @Verifies("LIFE-023")
    void aThousandTurnsOfLocalAndRemoteLeaveNothing(Target kernel) {
        VmallocInfo info = new VmallocInfo(kernel.newProcess());
        long before = info.buffers();
        KcovFile file = unmapped(kernel);

        for (Outcome outcome : rounds(
                file.task(),
                ROUNDS,
                enable(file, KCOV_TRACE_PC),
                disable(file),
                remoteEnable(file, RemoteArg.of(BUS_A, BUS_B).common(FIRST)),
                disable(file))) {
            assertThat(outcome).returns(0);
        }

        file.close().required();
        assertThat("buffers", info.buffers()).is(before);
    }

    @Test
    @Verifies("LIFE-024")
    void aThousandExitsOfEnabledTasksLeaveNothing(Target kernel) {
        VmallocInfo info = new VmallocInfo(kernel.newProcess());
        long before = info.buffers();
        KcovFile file = unmapped(kernel);

        rounds(file.task(), ROUNDS, new Vfork(1), enable(file, KCOV_TRACE_PC))
                .forEach(outcome -> assertThat(outcome).succeeds());

        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
        assertThat(file.disable()).returns(0);
        file.close().required();
        assertThat("buffers", info.buffers()).is(before);
    }

    @Test
    @Verifies("LIFE-026")
    void aThousandExitsOfRemotelyEnabledTasksLeaveNothing(Target kernel) {
        VmallocInfo info = new VmallocInfo(kernel.newProcess());
        long before = info.buffers();
        KcovFile file = unmapped(kernel);

        rounds(
                        file.task(),
                        ROUNDS,
                        new Vfork(1),
                        remoteEnable(file, RemoteArg.of(BUS_A, BUS_B).common(FIRST)))
                .forEach(outcome -> assertThat(outcome).succeeds());

        file.close().required();
        assertThat("buffers", info.buffers()).is(before);
        assertThat(ready(kernel).remoteEnable(RemoteArg.of(BUS_A, BUS_B).common(FIRST)))
                .returns(0);
    }

    @Test
    @Verifies("LIFE-037")
    void whatCannotBeSeenOfADescriptorIsFreedToo(Target kernel) {
        registered(kernel, BUS_B);
        Kmemleak leaks = new Kmemleak(kernel.newProcess());
        leaks.clear();
        KcovFile file = ready(kernel.newProcess());
        file.close().required();

        // Many, for the allocator keeps stale pointers to the last objects that it gave out, and kmemleak takes them
        // for references.
        List<Outcome> outcomes = rounds(
                file.task(),
                ROUNDS,
                new Open(KcovFile.PATH, Open.O_RDWR),
                new Ioctl(file.fd(), KCOV_INIT_TRACE.number(), 2),
                remoteEnable(file, RemoteArg.of(BUS_A).common(FIRST)),
                disable(file),
                remoteEnable(file, RemoteArg.of(BUS_A, BUS_B)),
                new Close(file.fd()));

        assertThat(outcomes.get(2)).returns(0);
        assertThat(outcomes.get(4)).failsWith(EEXIST);
        assertThat("objects that were lost", leaks.lostBy("kcov_").size()).is(0);
    }

    private static Operation remoteEnable(KcovFile file, RemoteArg argument) {
        return new IoctlPointer(file.fd(), KCOV_REMOTE_ENABLE.number(), argument.bytes());
    }
}
