/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kcovtck.abi.Errno;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;
import org.kcovtck.rules.Need;
import org.kcovtck.target.Operation.Write;
import org.kcovtck.target.Syscall;
import org.kcovtck.target.Target;

/** How the probe module comes into a kernel, and out again. */
class ProbeModuleTest {
    private static final String UNLOAD = "delete_module(\"kcov_tck_probe\", O_NONBLOCK)";

    private final ModuleKernel kernel = new ModuleKernel();
    private final ProbeModule module = ProbeModule.there("/lib/probe.ko");

    @Test
    void aFileOfTheKernelsMachineIsLoadedAndUnloaded() {
        Target target = ProbedTarget.of(kernel, module);
        assertThat(kernel.calls()).containsExactly("open(\"/lib/probe.ko\", 0x0)", "finit_module(3, \"\", 0)");
        assertThat(module.isLoaded()).isTrue();

        target.close();

        assertThat(kernel.calls()).last().isEqualTo(UNLOAD);
        assertThat(module.isLoaded()).isFalse();
        assertThat(kernel.processes).isZero();
        assertThat(kernel.closed).isTrue();
    }

    @Test
    void aFileOfThisMachineBecomesNoneOverThere(@TempDir Path folder) throws IOException {
        byte[] content = new byte[100_000];
        content[99_999] = 7;
        Path file = Files.write(folder.resolve("probe.ko"), content);

        ProbedTarget.of(kernel, ProbeModule.here(file));

        assertThat(kernel.calls().stream().filter(call -> !call.startsWith("write")))
                .containsExactly(
                        "memfd_create(\"kcov_tck_probe\", MFD_CLOEXEC)",
                        "open(\"/proc/self/fd/3\", 0x0)",
                        "close(3)",
                        "finit_module(3, \"\", 0)");
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        kernel.done.stream()
                .filter(Write.class::isInstance)
                .forEach(write -> written.writeBytes(((Write) write).data()));
        assertThat(written.toByteArray()).isEqualTo(content);
    }

    @Test
    void aFileThatCannotBeReadIsWrongUse(@TempDir Path folder) {
        assertThatThrownBy(() -> ProbeModule.here(folder))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("the probe module " + folder + " cannot be read: ");
    }

    @Test
    void aModuleThatSomebodyElseHasLoadedIsUsedAndLeft() {
        kernel.refusals.put(Syscall.FINIT_MODULE, Errno.EEXIST);

        ProbedTarget.of(kernel, module).close();

        assertThat(kernel.calls()).doesNotContain(UNLOAD);
    }

    @Test
    void aRunThatLosesItsTargetUnloadsWhatItFindsOfItsOwn() {
        Target target = ProbedTarget.of(kernel, module);
        kernel.lost = true;
        target.close();
        assertThat(module.isLoaded()).isTrue();

        kernel.lost = false;
        kernel.refusals.put(Syscall.FINIT_MODULE, Errno.EEXIST);
        ProbedTarget.of(kernel, module).close();

        assertThat(kernel.calls()).last().isEqualTo(UNLOAD);
        assertThat(module.isLoaded()).isFalse();
    }

    @Test
    void aProcessThatATestHasLeftIsEndedBeforeTheModuleGoes() {
        Target target = ProbedTarget.of(kernel, module);
        target.end(List.of(target.newProcess()));
        target.newProcess();
        target.newProcess32();
        assertThat(kernel.processes).isEqualTo(2);

        target.close();

        assertThat(kernel.processes).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "ENOEXEC, build it against the tree that this kernel was built in: --kernel-build DIR",
        "ENOENT, build it against the tree that this kernel was built in: --kernel-build DIR",
        "EPERM, 'boot that kernel without lockdown= and module.sig_enforce, or leave the probe out'",
        "EKEYREJECTED, 'sign the module with a key of that kernel, or boot it without module.sig_enforce'",
        "ENOKEY, 'sign the module with a key of that kernel, or boot it without module.sig_enforce'",
        "ENOSYS, build that kernel with CONFIG_MODULES=y",
    })
    void aKernelThatTakesNoModuleIsBrokenAndSaysWhatToDo(Errno errno, String advice) {
        kernel.refusals.put(Syscall.FINIT_MODULE, errno);

        assertThatThrownBy(() -> ProbedTarget.of(kernel, module))
                .isInstanceOf(BrokenException.class)
                .hasMessage("the probe cannot be loaded on ssh://there: " + errno + "; " + advice);
        assertThat(kernel.processes).isZero();
        assertThat(kernel.closed).isTrue();
    }

    @Test
    void theKernelsOwnReasonIsShown() {
        kernel.refusals.put(Syscall.FINIT_MODULE, Errno.ENOEXEC);
        kernel.log.add("kcov_tck_probe: version magic '6.1' should be '7.3'");

        assertThatThrownBy(() -> ProbedTarget.of(kernel, module))
                .hasMessageStartingWith("the probe cannot be loaded on ssh://there: ENOEXEC"
                        + " (kcov_tck_probe: version magic '6.1' should be '7.3'); build it");
    }

    @Test
    void aModuleThatStaysIsTold() {
        List<String> notes = new ArrayList<>();
        Machine machine = new ProbedMachine(new OneTarget(kernel), module, notes::add);
        kernel.refusals.put(Syscall.DELETE_MODULE, Errno.EAGAIN);

        machine.connect().close();
        machine.close();

        assertThat(notes)
                .containsExactly("the probe module could not be unloaded from ssh://there: rmmod kcov_tck_probe there");
    }

    private record OneTarget(Target target) implements Machine {
        @Override
        public String name() {
            return target.name();
        }

        @Override
        public Target connect() {
            return target;
        }

        @Override
        public Set<Need> provides() {
            return Set.of();
        }

        @Override
        public Origin origin() {
            return Origin.unknown();
        }

        @Override
        public Duration testPatience() {
            return Duration.ofMinutes(1);
        }

        @Override
        public void findOutWhyLost() {}

        @Override
        public List<String> consoleTail() {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
