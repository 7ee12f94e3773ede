/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.simulator.KcovBench.PC;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kcovtck.abi.Errno;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.rules.Generation;

/** One task, descriptor A and then A again or B: what the second call is told. */
class TwoDescriptorsTest {
    private static final Handle BUS = Handle.usb(1);

    @ParameterizedTest(name = "{0} A, {1}")
    @CsvSource({
        "ENABLE, ENABLE A, EBUSY, EINVAL, EINVAL, EINVAL, EINVAL",
        "ENABLE, ENABLE B, 0,     0,      EBUSY,  EBUSY,  EBUSY",
        "ENABLE, REMOTE A, ENOTTY, ENOTTY, ENOTTY, EINVAL, EINVAL",
        "ENABLE, REMOTE B, ENOTTY, ENOTTY, ENOTTY, EBUSY,  0",
        "REMOTE, ENABLE A, 0,     0,      0,      EINVAL, EINVAL",
        "REMOTE, ENABLE B, 0,     0,      0,      EBUSY,  0",
        "REMOTE, REMOTE A, ENOTTY, ENOTTY, ENOTTY, EINVAL, EINVAL",
        "REMOTE, REMOTE B, ENOTTY, ENOTTY, ENOTTY, EBUSY,  EBUSY",
    })
    void theSecondCall(
            String first, String second, String v46, String v415, String v416, String fromG3ToG6, String sinceG7) {
        assertThat(result(new KcovBench(Generation.G1), first, second)).isEqualTo(v46);
        assertThat(result(new KcovBench(Generation.G2), first, second)).isEqualTo(v415);
        assertThat(result(new KcovBench(Generation.G2, "double-association"), first, second))
                .isEqualTo(v416);
        for (Generation generation : List.of(Generation.G3, Generation.G4, Generation.G5, Generation.G6)) {
            assertThat(result(new KcovBench(generation), first, second))
                    .as(generation.name())
                    .isEqualTo(fromG3ToG6);
        }
        assertThat(result(new KcovBench(Generation.G7), first, second)).isEqualTo(sinceG7);
    }

    @Test
    void theTwoOfATaskAreKeptApartAndGoInAnyOrder() {
        KcovBench kernel = new KcovBench(Generation.G7);
        TaskStruct task = kernel.task();
        Kcov local = kernel.initialised();
        Kcov remote = kernel.initialised();
        kernel.enable(task, local, PC);
        kernel.remoteEnable(task, remote, RemoteArg.of(BUS));

        assertThat(task.kcov).isSameAs(local);
        assertThat(task.kcovRemote).isSameAs(remote);
        assertThat(task.kcovMode).isEqualTo(KcovMode.TRACE_PC);

        kernel.disable(task, remote);
        assertThat(task.kcov).isSameAs(local);
        assertThat(task.kcovMode).isEqualTo(KcovMode.TRACE_PC);
        assertThat(task.kcovRemote).isNull();

        kernel.remoteEnable(task, remote, RemoteArg.of(BUS));
        kernel.disable(task, local);
        assertThat(task.kcov).isNull();
        assertThat(task.kcovMode).isEqualTo(KcovMode.DISABLED);
        assertThat(kernel.remotes.find(BUS.bits())).isSameAs(remote);
    }

    @Test
    void theTasksExitLetsGoOfBoth() {
        KcovBench kernel = new KcovBench(Generation.G7);
        TaskStruct task = kernel.task();
        Kcov local = kernel.initialised();
        Kcov remote = kernel.initialised();
        kernel.enable(task, local, PC);
        kernel.remoteEnable(task, remote, RemoteArg.of(BUS));

        kernel.device.taskExit(task);

        assertThat(local.mode).isEqualTo(KcovMode.INIT);
        assertThat(remote.mode).isEqualTo(KcovMode.INIT);
        assertThat(local.refcount).isOne();
        assertThat(remote.refcount).isOne();
        assertThat(kernel.remotes.find(BUS.bits())).isNull();
    }

    private static String result(KcovBench kernel, String first, String second) {
        TaskStruct task = kernel.task();
        Kcov a = kernel.initialised();
        call(kernel, task, first, a, BUS);
        Kcov next = second.endsWith("A") ? a : kernel.initialised();
        long result = call(kernel, task, second.substring(0, second.indexOf(' ')), next, Handle.usb(2));
        return result == 0 ? "0" : Errno.nameOf(-result);
    }

    private static long call(KcovBench kernel, TaskStruct task, String call, Kcov kcov, Handle handle) {
        return call.equals("ENABLE")
                ? kernel.enable(task, kcov, PC)
                : kernel.remoteEnable(task, kcov, RemoteArg.of(handle));
    }
}
