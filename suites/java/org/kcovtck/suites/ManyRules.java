/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EEXIST;
import static org.kcovtck.abi.Errno.EMFILE;
import static org.kcovtck.abi.KcovCommand.KCOV_INIT_TRACE;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.ready;
import static org.kcovtck.suites.Descriptors.registered;
import static org.kcovtck.target.Argument.in;
import static org.kcovtck.target.Argument.named;
import static org.kcovtck.target.Argument.number;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;
import org.kcovtck.target.VmallocInfo;

/** More descriptors and more handles than anybody has. */
class ManyRules {
    private static final int DESCRIPTORS = 200;
    private static final int PROCESSES = 8;
    private static final int FIRST_BUS = 0x10_0000;

    @Test
    @Verifies("HOSTILE-011")
    void aProcessCanHaveHundredsOfDescriptors(Target kernel) {
        VmallocInfo info = new VmallocInfo(kernel.newProcess());
        long before = info.buffers();
        Task task = kernel.newProcess();
        List<KcovFile> files = new ArrayList<>();
        for (Outcome open : task.run(List.of(Calls.times(DESCRIPTORS, new Open(KcovFile.PATH, Open.O_RDWR))))) {
            files.add(new KcovFile(task, (int) open.required().value()));
        }

        List<Operation> script = new ArrayList<>();
        for (KcovFile file : files) {
            script.add(new Ioctl(file.fd(), KCOV_INIT_TRACE.number(), WORDS));
            script.add(new Mmap(file.fd(), WORDS * Long.BYTES, Mmap.PROT_READ | Mmap.PROT_WRITE, 0));
        }
        task.run(script).forEach(outcome -> assertThat(outcome).succeeds());

        assertThat("buffers", info.buffers()).is(before + DESCRIPTORS);
        assertThat(files.get(DESCRIPTORS - 1).enable(KCOV_TRACE_PC)).returns(0);
        task.exit();
        assertThat("buffers", info.buffers()).is(before);
    }

    @Test
    @Verifies("HOSTILE-012")
    void aDescriptorThatCannotBeOpenedCostsNoOther(Target kernel) {
        KcovFile file = ready(kernel);
        limitDescriptors(file.task(), file.fd() + 1);

        assertThat(file.task().run(new Open(KcovFile.PATH, Open.O_RDWR))).failsWith(EMFILE);

        assertThat(file.enable(KCOV_TRACE_PC)).returns(0);
        assertThat(file.disable()).returns(0);
        file.close().required();
        assertThat(ready(file.task()).enable(KCOV_TRACE_PC)).returns(0);
    }

    @Test
    @Verifies("HOSTILE-013")
    void thousandsOfHandlesAreRegisteredAtOnce(Target kernel) {
        List<KcovFile> owners = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            owners.add(registered(kernel, buses(i)));
        }

        KcovFile rival = ready(kernel);
        for (int i = 0; i < PROCESSES; i++) {
            assertThat(rival.remoteEnable(RemoteArg.of(buses(i)))).failsWith(EEXIST);
        }
        owners.get(0).disable().required();
        for (Handle handle : new Handle[] {buses(0)[0], buses(0)[RemoteArg.MAX_HANDLES - 1]}) {
            assertThat(rival.remoteEnable(RemoteArg.of(handle))).returns(0);
            rival.disable().required();
        }
        assertThat(rival.remoteEnable(RemoteArg.of(buses(1)[0]))).failsWith(EEXIST);
    }

    @Test
    @Verifies("HOSTILE-014")
    void theLastOfAllHandlesUndoesThemAll(Target kernel) {
        Handle[] handles = buses(0);
        Handle last = handles[handles.length - 1];
        registered(kernel, last);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(handles))).failsWith(EEXIST);

        assertThat(ready(kernel).remoteEnable(RemoteArg.of(Arrays.copyOf(handles, handles.length - 1))))
                .returns(0);
    }

    /** As many handles as one call takes; those of different numbers are different. */
    private static Handle[] buses(int number) {
        return IntStream.range(0, RemoteArg.MAX_HANDLES)
                .mapToObj(i -> Handle.usb(FIRST_BUS + number * RemoteArg.MAX_HANDLES + i))
                .toArray(Handle[]::new);
    }

    private static void limitDescriptors(Task task, int number) {
        byte[] limit = ByteBuffer.allocate(2 * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .putLong(number)
                .array();
        task.run(Syscall.PRLIMIT64.of(number(0), named("RLIMIT_NOFILE", 7), in(limit), number(0)))
                .required();
    }
}
