/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcovtck.harness.Verdict;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profile;
import org.kcovtck.rules.Profiles;
import org.kcovtck.vm.Kernel;
import org.kcovtck.vm.VmImages;

/**
 * The simulator is held against what is published of real kernels, rule by rule: {@link Agreement} says what counts as
 * disagreement. After a change of rules, tests or profiles the kernels have to be tested and published anew, by {@code
 * ./kcov-tck matrix --targets vm,sim --publish docs/results}.
 */
class PublishedResultsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Profiles PROFILES = Profiles.load();
    private static final Publication PUBLISHED = new Publication(Path.of("docs/results"), CATALOGUE, PROFILES);
    private static final Map<String, KernelResult> SIMULATED = new HashMap<>();

    static Stream<String> targets() {
        Stream<String> kernels =
                VmImages.ofHome().kernels().plain().stream().map(Kernel::name).map("vm:"::concat);
        return Stream.concat(kernels, PROFILES.all().stream().map(Profile::name).map("sim:"::concat));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void theSimulatorDoesWhatIsPublished(String target) {
        KernelResult published = PUBLISHED.of(target).orElseThrow();
        KernelResult simulated = SIMULATED.computeIfAbsent(published.profile(), SimulatorRun::of);

        assertThat(new Agreement(CATALOGUE, PROFILES).disagreements(published, simulated))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void nothingIsViolatedOrBrokenThatIsPublished(String target) {
        KernelResult published = PUBLISHED.of(target).orElseThrow();

        assertThat(published.count(Verdict.VIOLATES)).isZero();
        assertThat(published.count(Verdict.BROKEN)).isZero();
    }

    @Test
    void nothingElseIsPublished() {
        assertThat(PUBLISHED.all())
                .extracting(KernelResult::target)
                .hasSameElementsAs(targets().toList());
    }

    @Test
    void theTableIsThatOfTheFiles() throws IOException {
        assertThat(Files.readString(PUBLISHED.matrixFile())).isEqualTo(PUBLISHED.matrix());
    }

    @Test
    void aConfigurationIsKnownOfEveryKernel() {
        List<KernelResult> kernels = PUBLISHED.all().stream()
                .filter(result -> result.target().startsWith("vm:"))
                .toList();

        assertThat(kernels)
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.origin().configSha256()).matches("[0-9a-f]{64}"));
    }
}
