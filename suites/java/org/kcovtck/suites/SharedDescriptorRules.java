/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.ready;
import static org.kcovtck.target.Argument.named;
import static org.kcovtck.target.Argument.number;
import static org.kcovtck.target.Argument.out;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.ReceiveDescriptor;
import org.kcovtck.target.Operation.SendDescriptor;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;
import org.kcovtck.target.VmallocInfo;

/** A descriptor in the hands of several processes: by a shared table, or sent over a Unix socket. */
class SharedDescriptorRules {
    @Test
    @Verifies("LIFE-032")
    void whoSharesTheTableCanEnableWhatAnotherHasOpened(Target kernel) {
        Task parent = kernel.newProcess();
        Task child = parent.cloneFiles();
        KcovFile file = child.openKcov().initialised(WORDS);
        Buffer buffer = file.by(parent).map(WORDS);

        assertThat(file.by(parent).enable(KCOV_TRACE_PC)).returns(0);

        assertThat(buffer.coverageOf(READ)).hasPcs();
        assertThat(file.enable(KCOV_TRACE_PC)).failsWith(EINVAL);
        assertThat(file.disable()).failsWith(EINVAL);
        assertThat(file.by(parent).disable()).returns(0);
    }

    @Test
    @Verifies("LIFE-032")
    void whoClosesForAllDoesNotDisable(Target kernel) {
        Task parent = kernel.newProcess();
        Task child = parent.cloneFiles();
        KcovFile file = parent.openKcov().initialised(WORDS);
        Buffer buffer = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC);

        file.by(child).close().required();

        assertThat(buffer.coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("LIFE-032")
    void theExitOfOneDoesNotCloseForTheOther(Target kernel) {
        Task parent = kernel.newProcess();
        Task child = parent.cloneFiles();
        KcovFile file = ready(child).enabled(KCOV_TRACE_PC);

        child.exit();

        assertThat(file.by(parent).enable(KCOV_TRACE_PC)).returns(0);
    }

    @Test
    @Verifies("LIFE-033")
    void aDescriptorThatWasSentIsTheSameOne(Target kernel) {
        Task receiver = kernel.newProcess();
        int[] pair = socketPair(receiver);
        Task sender = receiver.fork();
        KcovFile sent = ready(sender).enabled(KCOV_TRACE_PC);

        KcovFile received = pass(sent, pair, receiver);

        assertThat(received.enable(KCOV_TRACE_PC)).failsWith(EINVAL);
        assertThat(received.disable()).failsWith(EINVAL);
        assertThat(sent.disable()).returns(0);
        assertThat(received.enable(KCOV_TRACE_PC)).returns(0);
    }

    @Test
    @Verifies("LIFE-033")
    void aDescriptorThatWasSentOutlastsItsSender(Target kernel) {
        Task receiver = kernel.newProcess();
        int[] pair = socketPair(receiver);
        Task sender = receiver.fork();
        KcovFile sent = ready(sender).enabled(KCOV_TRACE_PC);
        KcovFile received = pass(sent, pair, receiver);

        sender.exit();

        assertThat(received.enable(KCOV_TRACE_PC)).returns(0);
    }

    @Test
    @Verifies("LIFE-034")
    void whoReceivesADescriptorCanMapItAndSees(Target kernel) {
        Task receiver = kernel.newProcess();
        int[] pair = socketPair(receiver);
        Task sender = receiver.fork();
        KcovFile sent = sender.openKcov().initialised(WORDS);
        Buffer senders = sent.map(WORDS);
        sent.enabled(KCOV_TRACE_PC);

        Buffer receivers = pass(sent, pair, receiver).map(WORDS);
        senders.coverageOf(READ);
        sent.disable().required();

        assertThat(receivers.read()).hasPcs().isUnchangedFrom(senders.read());
    }

    @Test
    @Verifies("LIFE-035")
    void handlesStayRegisteredWhenTheDescriptorIsSentAndClosed(Target kernel) {
        Task receiver = kernel.newProcess();
        int[] pair = socketPair(receiver);
        Task sender = receiver.fork();
        KcovFile sent = ready(sender).remoteEnabled(RemoteArg.of(BUS_A));
        KcovFile received = pass(sent, pair, receiver);
        sent.close().required();

        assertThat(received.remoteEnable(RemoteArg.of(BUS_A))).failsWith(EINVAL);
        sender.exit();

        assertThat(received.remoteEnable(RemoteArg.of(BUS_A))).returns(0);
    }

    @Test
    @Verifies("LIFE-036")
    void aBufferIsFreedWithTheSocketThatItsDescriptorIsIn(Target kernel) {
        VmallocInfo info = new VmallocInfo(kernel.newProcess());
        long before = info.buffers();
        Task task = kernel.newProcess();
        int[] pair = socketPair(task);
        KcovFile file = task.openKcov().initialised(WORDS);
        file.map(WORDS).unmap().required();
        task.run(new SendDescriptor(pair[0], file.fd())).required();
        file.close().required();
        assertThat("buffers", info.buffers()).is(before + 1);

        task.run(new Close(pair[0])).required();
        task.run(new Close(pair[1])).required();

        assertThat("buffers", info.buffers()).is(before);
    }

    private static int[] socketPair(Task task) {
        return task.run(Syscall.SOCKETPAIR.of(named("AF_UNIX", 1), named("SOCK_STREAM", 1), number(0), out(8)))
                .required()
                .ints();
    }

    private static KcovFile pass(KcovFile file, int[] pair, Task receiver) {
        file.task().run(new SendDescriptor(pair[0], file.fd())).required();
        return new KcovFile(receiver, (int)
                receiver.run(new ReceiveDescriptor(pair[1])).required().value());
    }
}
