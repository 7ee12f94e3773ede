/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.errors.UsageException;

class VmsTest {
    private static final long NO_PROCESS = Integer.MAX_VALUE;

    @TempDir
    private Path folder;

    private CacheFolder cache;
    private Vms vms;
    private Process qemu;

    @BeforeEach
    void startAStandInForQemu() throws IOException {
        cache = new CacheFolder(folder);
        vms = new Vms(cache);
        qemu = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void endIt() {
        qemu.destroyForcibly();
    }

    @Test
    void aRunningVmIsListedWithItsPort() throws IOException {
        record("7.3", qemu.pid(), startOf(qemu), 0);
        assertThat(vms.running()).singleElement().satisfies(vm -> {
            assertThat(vm.address().url()).isEqualTo("ssh://root@127.0.0.1:4242");
            assertThat(vm.pid()).isEqualTo(qemu.pid());
        });
    }

    @Test
    void aVmWhoseQemuIsGoneIsForgottenButItsConsoleIsKept() throws IOException {
        VmFolder vm = record("7.3", NO_PROCESS, 0, 0);
        Files.writeString(vm.console(), "Kernel panic\n");
        assertThat(vms.running()).isEmpty();
        assertThat(vm.state()).doesNotExist();
        assertThat(vms.log("7.3")).containsExactly("Kernel panic");
    }

    @Test
    void anotherProcessWithTheSamePidIsNotTheVm() throws IOException {
        record("7.3", qemu.pid(), startOf(qemu) - 60_000, 0);
        assertThat(vms.running()).isEmpty();
        assertThat(qemu.isAlive()).isTrue();
    }

    @Test
    void whatAKilledOwnerLeftBehindIsEnded() throws Exception {
        record("7.3-run-1-1", qemu.pid(), startOf(qemu), NO_PROCESS);
        assertThat(vms.running()).isEmpty();
        assertThat(qemu.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aVmOfALivingOwnerIsLeftAlone() throws IOException {
        record("7.3-run-1-1", qemu.pid(), startOf(qemu), ProcessHandle.current().pid());
        assertThat(vms.running()).hasSize(1);
    }

    @Test
    void stoppingEndsTheProcess() throws Exception {
        record("7.3", qemu.pid(), startOf(qemu), 0);
        vms.stop("7.3");
        assertThat(qemu.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(vms.running()).isEmpty();
    }

    @Test
    void anUnknownVmIsAnsweredWithThoseThatRun() throws IOException {
        record("7.3", qemu.pid(), startOf(qemu), 0);
        assertThatThrownBy(() -> vms.stop("7.2"))
                .isInstanceOf(UsageException.class)
                .hasMessage("no VM 7.2 runs: running are 7.3");
    }

    @Test
    void aNameCannotLeaveTheFolder() {
        assertThatThrownBy(() -> vms.log("../../etc")).isInstanceOf(UsageException.class);
    }

    private VmFolder record(String id, long pid, long startedAt, long owner) throws IOException {
        VmFolder vm = new VmFolder(CacheFolder.makePrivate(cache.vms().resolve(id)));
        Path monitor = vm.path().resolve("monitor.sock");
        JsonFile.write(
                vm.state(),
                new VmState(id, "7.3", "7.3.4", pid, startedAt, owner, 4242, folder, vm.knownHosts(), monitor));
        return vm;
    }

    private static long startOf(Process process) {
        return process.info().startInstant().orElseThrow().toEpochMilli();
    }
}
