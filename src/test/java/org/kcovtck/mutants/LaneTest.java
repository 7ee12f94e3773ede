/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kcovtck.machine.Machine;
import org.kcovtck.machine.MutantVm;
import org.kcovtck.machine.Origin;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Need;
import org.kcovtck.rules.Profiles;
import org.kcovtck.simulator.MutantKernel;
import org.kcovtck.simulator.SimulatedKernel;
import org.kcovtck.target.Target;
import org.kcovtck.vm.Mutant;

class LaneTest {
    private final MutantVm vm = new MutantVm(new Simulated(0));
    private final Lane lane = new Lane(Catalogue.load(), Profiles.load(), vm);

    @AfterEach
    void powerOff() {
        lane.close();
    }

    @Test
    void aRuleThatIsViolatedWithItAndNotWithoutKillsAMutant() {
        Finding finding = lane.find(mutant(MutantKernel.EPERM, "DIS-003"));

        assertThat(finding.by()).hasValue("DIS-003");
        assertThat(finding.why()).endsWith(": EPERM, not EINVAL");
        assertThat(vm.boots()).as("boots").isEqualTo(1);
    }

    @Test
    void aRuleThatWasNotNamedKillsItToo() {
        Finding finding = lane.find(mutant(MutantKernel.EPERM, "EN-016"));

        assertThat(finding.by()).isPresent();
        assertThat(finding.isKilledByAnother()).isTrue();
    }

    @Test
    void whatDoesNothingWrongSurvives() {
        assertThat(lane.find(mutant(MutantKernel.HARMLESS, "DIS-003")).by()).isEmpty();
    }

    @Test
    void whatOneHasLeftBehindKillsNoOther() {
        assertThat(lane.find(mutant(MutantKernel.EPERM_AND_A_HANDLE, "DIS-003")).by())
                .hasValue("DIS-003");

        // It is the handle that this rule begins with.
        assertThat(lane.find(mutant(MutantKernel.HARMLESS, "REM-001")).by()).isEmpty();
        assertThat(vm.boots()).as("boots").isGreaterThan(1);
    }

    @Test
    void aKernelThatDiesIsBootedAnewAndDiesAgain() {
        Finding finding = lane.find(mutant(MutantKernel.DEATH, "DIS-003"));

        assertThat(finding.by()).hasValue("DIS-003");
        assertThat(lane.find(mutant(MutantKernel.HARMLESS, "DIS-003")).by()).isEmpty();
    }

    @Test
    void whatIsViolatedWithoutItIsNotItsDoing() {
        Lane wrong = new Lane(Catalogue.load(), Profiles.load(), new MutantVm(new Simulated(MutantKernel.EPERM)));

        assertThat(wrong.find(mutant(MutantKernel.HARMLESS, "DIS-003")).by()).isEmpty();
    }

    private static Mutant mutant(int number, String... rules) {
        return new Mutant(
                number,
                "mutant-" + number,
                "It is one.",
                List.of(rules),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** A machine whose kernels are simulated. */
    private static final class Simulated implements Machine {
        private final int always;
        private SimulatedKernel kernel;

        /** @param always what its kernels do wrong without being told */
        Simulated(int always) {
            this.always = always;
        }

        @Override
        public String name() {
            return "vm:simulated";
        }

        @Override
        public Target connect() {
            kernel = MutantKernel.of(Profiles.load().named("7.3"), always);
            return kernel;
        }

        @Override
        public Set<Need> provides() {
            return EnumSet.of(Need.COMPARISONS, Need.USB, Need.PROBE);
        }

        @Override
        public Origin origin() {
            return new Origin("simulator", Origin.UNKNOWN);
        }

        @Override
        public Duration testPatience() {
            return Duration.ofMinutes(1);
        }

        @Override
        public void findOutWhyLost() {}

        @Override
        public List<String> consoleTail() {
            return kernel == null ? List.of() : kernel.console();
        }

        @Override
        public void close() {}
    }
}
