/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcovtck.rules.Generation;
import org.kcovtck.rules.Profile;
import org.kcovtck.simulator.SimulatedKernel;

/** A profile that does not fit is told, and used. */
class ProfileFitTest {
    @ParameterizedTest
    @ValueSource(strings = {"G5", "G6", "G7"})
    void aKernelFitsItsOwnProfile(String generation) {
        assertThat(misfits(generation, profile(generation))).isEmpty();
    }

    @Test
    void aKernelThatIsOlderThanItsProfileIsTold() {
        assertThat(misfits("G6", profile("G7")))
                .containsExactly("profile G7 may not fit: the kernel does not look like G7 (v7.2: local and remote"
                        + " collection by one task at the same time)");
    }

    @Test
    void aKernelThatIsNewerThanItsProfileIsTold() {
        assertThat(misfits("G7", profile("G6")))
                .containsExactly(
                        "profile G6 may not fit: the kernel looks like G7 (v7.2: local and remote collection by"
                                + " one task at the same time)");
    }

    @Test
    void theBufferThatInitTraceAllocatesTellsG5() {
        Profile old = new Profile("5.10", List.of("5.10"), Generation.G4, Set.of(), List.of());

        assertThat(misfits("G5", old)).singleElement().asString().contains("the kernel looks like G5 (v5.18: ");
    }

    @Test
    void theProbesSayWhatTheySawAndDecideNothing() {
        TestBench bench = new TestBench("G6", "G7", false);

        assertThat(bench.conformance.profileName()).isEqualTo("G7");
        assertThat(bench.notes).hasSize(1);
    }

    @Test
    void theProbesLeaveNothingBehind() {
        SimulatedKernel kernel = new SimulatedKernel(profile("G7"));
        ProfileFit fit = new ProfileFit(kernel.newProcess());

        assertThat(fit.misfits(profile("G7"))).isEmpty();
        assertThat(fit.misfits(profile("G7"))).as("the second time").isEmpty();
    }

    private static List<String> misfits(String kernel, Profile profile) {
        return new ProfileFit(new SimulatedKernel(profile(kernel)).newProcess()).misfits(profile);
    }

    private static Profile profile(String name) {
        return TestBench.profiles().named(name);
    }
}
