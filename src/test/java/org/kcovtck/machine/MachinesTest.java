/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcovtck.errors.UsageException;
import org.kcovtck.rules.Need;
import org.kcovtck.rules.Profiles;
import org.kcovtck.ssh.HostKeyChecking;
import org.kcovtck.ssh.SshAddress;
import org.kcovtck.target.Target;

class MachinesTest {
    private static final Path IDENTITY = Path.of("identity");
    private static final Path KNOWN_HOSTS = Path.of("known_hosts");

    private final Machines machines = new Machines(
            Profiles.load(), new SshOptions(IDENTITY, KNOWN_HOSTS, HostKeyChecking.ACCEPT_NEW), note -> {});

    @Test
    void onlyAKernelOfOurOwnIsKnownBeforehand() {
        assertThat(machines.open("sim:7.3").provides()).contains(Need.COMPARISONS, Need.USB, Need.PROBE);
        assertThat(machines.open("ssh://there").provides()).isEmpty();
        assertThat(machines.open("local").provides()).isEmpty();
    }

    @Test
    void aSimulatedKernelCanBeWithoutComparisons() {
        Machine machine = machines.open("sim:7.3+no-comparisons");

        assertThat(machine.name()).isEqualTo("sim:7.3+no-comparisons");
        assertThat(machine.provides()).contains(Need.NO_COMPARISONS).doesNotContain(Need.COMPARISONS);
    }

    @ParameterizedTest
    @CsvSource({
        "sim:7.3+size-of-one, sim:7.3+size-of-one",
        "sim:6.12+no-comparisons+size-of-one, sim:6.12+no-comparisons+size-of-one",
        "sim:6.12+size-of-one+no-comparisons, sim:6.12+no-comparisons+size-of-one",
    })
    void aSimulatedKernelCanHaveADefect(String target, String name) {
        assertThat(machines.open(target).name()).isEqualTo(name);
    }

    @Test
    void theKernelOfThatNameHasTheDefect() {
        try (Target right = machines.open("sim:7.3").connect();
                Target wrong = machines.open("sim:7.3+size-of-one").connect()) {
            assertThat(right.newProcess().openKcov().initTrace(1).result()).isEqualTo("EINVAL");
            assertThat(wrong.newProcess().openKcov().initTrace(1).result()).isEqualTo("0");
        }
    }

    @Test
    void anUnknownDefectIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> machines.open("sim:7.3+size-of-on"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("no defect size-of-on; did you mean size-of-one,");
    }

    @Test
    void aSimulatedKernelHasOneDefectAtMost() {
        assertThatThrownBy(() -> machines.open("sim:7.3+size-of-one+size-in-bytes"))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "sim:7.3+size-of-one+size-in-bytes has two defects, and a kernel of the simulator has one at most");
    }

    @ParameterizedTest
    @CsvSource({
        "ssh://me@there:2222, me, there, 2222",
        "ssh://there, root, there, 22",
        "ssh://there/, root, there, 22",
        "ssh://me@there, me, there, 22",
        "ssh://there:1, root, there, 1",
        "ssh://there:65535, root, there, 65535",
        "ssh://my_vm.example:22, root, my_vm.example, 22",
        "ssh://10.0.0.7, root, 10.0.0.7, 22",
        "ssh://me@[fe80::1]:2222, me, fe80::1, 2222",
    })
    void anSshTargetIsItsUserHostAndPort(String target, String user, String host, int port) {
        assertThat(machines.open(target))
                .isEqualTo(new SshMachine(
                        new SshAddress(user, host, port, List.of(IDENTITY), KNOWN_HOSTS), HostKeyChecking.ACCEPT_NEW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh://",
                "ssh://me@",
                "ssh://me@:22",
                "ssh://there:",
                "ssh://there:port",
                "ssh://there:0",
                "ssh://there:65536",
                "ssh://there:99999999999",
                "ssh://there/folder",
                "ssh://there?query",
                "ssh://me:password@there",
                "ssh://one two",
                "ssh://-oProxyCommand=x",
                "ssh://[::1",
            })
    void anSshTargetOfAnotherFormIsRefused(String target) {
        assertThatThrownBy(() -> machines.open(target))
                .isInstanceOf(UsageException.class)
                .hasMessage(target + " is not of the form ssh://USER@HOST:PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sim:7.3", "vm:7.3"})
    void aKernelOfOurOwnHasItsOwnProbe(String target) {
        ProbeOptions probe = new ProbeOptions(Path.of("pom.xml"), null);

        assertThatThrownBy(() -> machines.open(target, probe))
                .isInstanceOf(UsageException.class)
                .hasMessage(target + " has a probe of its own: --probe and --kernel-build are for ssh:// and local");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh://there", "local"})
    void aProbeIsBroughtToAKernelOfTheUsers(String target) {
        assertThat(machines.open(target, new ProbeOptions(Path.of("pom.xml"), null)))
                .isInstanceOf(ProbedMachine.class)
                .returns(machines.open(target).name(), Machine::name);
    }

    @Test
    void aProbeIsGivenInOneWay() {
        assertThatThrownBy(() -> new ProbeOptions(Path.of("pom.xml"), Path.of("src")))
                .isInstanceOf(UsageException.class)
                .hasMessage("give --probe or --kernel-build, not both");
    }

    @Test
    void aProbeThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> new ProbeOptions(Path.of("no.ko"), null))
                .isInstanceOf(UsageException.class)
                .hasMessage("no probe module at no.ko");
    }

    @ParameterizedTest
    @CsvSource({"sim7.3, sim:7.3", "sin:7.3, sim:7.3", "Local, local", "ssh:root@HOST:22, ssh://root@HOST:PORT"})
    void anUnknownTargetIsRefusedWithTheNearest(String target, String nearest) {
        assertThatThrownBy(() -> machines.open(target))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("no target " + target + "; did you mean " + nearest + ",")
                .hasMessageEndingWith("?");
    }

    @Test
    void anUnknownProfileIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> machines.open("sim:7.33"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("no profile 7.33; did you mean 7.3,");
    }

    @Test
    void aSimulatorIsNamedByItsProfile() {
        assertThat(machines.open("sim:7.3").name()).isEqualTo("sim:7.3");
    }

    @Test
    void thisMachineIsLocal() {
        assertThat(machines.open("local").name()).isEqualTo("local");
    }
}
