/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kcovtck.errors.UsageException;

class ProfilesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "7.3.4, 7.3",
        "7.3, 7.3",
        "7.3-rc6, 7.3",
        "7.3.0-sim, 7.3",
        "7.2.13, 7.2",
        "6.12.117, 6.12",
        "6.12.117+, 6.12",
        "6.10.0-sim, 6.10",
        "6.1.192, 6.1",
        "5.18.0-sim, 5.18",
        "5.10.223, 5.10",
        "5.8.0-sim, 5.8",
        "5.5.0-sim, 5.5",
        "4.19.325, 4.16",
        "4.15.0-sim, 4.15",
        "4.6.0-sim, 4.6"
    })
    void aReleasePicksTheProfileOfItsBeginning(String release, String profile) {
        assertThat(Profiles.load().forRelease(release).name()).isEqualTo(profile);
    }

    @ParameterizedTest
    @CsvSource({"7.31", "6.11.3", "6.120", "73", "4.9.337"})
    void aReleaseThatNoProfileIsForIsRefused(String release) {
        assertThatThrownBy(() -> Profiles.load().forRelease(release))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("kernel " + release)
                .hasMessageContaining("--profile")
                .hasMessageEndingWith("7.3, 7.2, 6.12, 6.10, 6.1, 5.18, 5.10, 5.8, 5.5, 4.16, 4.15, 4.6");
    }

    @Test
    void theLongestBeginningWins() throws IOException {
        write("""
                - {name: a, releases: ["6"], generation: G5}
                - {name: b, releases: ["6.1.192", "6.1"], generation: G6}
                """);

        assertThat(Profiles.load(folder).forRelease("6.1.7").name()).isEqualTo("b");
        assertThat(Profiles.load(folder).forRelease("6.12.7").name()).isEqualTo("a");
    }

    @Test
    void anUnknownProfileIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> Profiles.load().named("7.4"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("no profile 7.4; did you mean 7.2, 7.3");
    }

    /** {@code uname -r} of sim:NAME begins with the profile's name. */
    @Test
    void everyProfileIsPickedByTheReleaseOfItsSimulator() {
        assertThat(Profiles.load().all())
                .allMatch(profile ->
                        Profiles.load().forRelease(profile.name() + ".0-sim").equals(profile));
    }

    @Test
    void theNewestIsTheFirst() {
        assertThat(Profiles.load().newest().name()).isEqualTo("7.3");
    }

    @Test
    void aKnownViolationHasAReference() {
        assertThat(Profiles.load().named("6.12").knownViolation("MOVE-007"))
                .hasValue(new KnownViolation(
                        "MOVE-007", "docs/findings.md#area-size-0", "mm/vmalloc.c", Optional.empty(), Set.of()));
        assertThat(Profiles.load().named("6.12").knownViolation("MOVE-001")).isEmpty();
    }

    @Test
    void whatAKnownViolationShowsIsNotNothing() throws IOException {
        write("- {name: a, generation: G6, known: [{rule: INIT-001, reference: b, shows: ''}]}\n");

        assertThatThrownBy(() -> Profiles.load(folder))
                .isInstanceOf(UsageException.class)
                .hasMessageEndingWith("a text is wanted here, and there is none");
    }

    @Test
    void aViolationThatAFixHasEndedIsNotKnownOfAKernelThatCarriesIt() throws IOException {
        write("- {name: a, generation: G6, fixes: [f], known: [{rule: INIT-001, until: f, reference: b, shows: c}]}\n");

        assertThatThrownBy(() -> Profiles.load(folder))
                .isInstanceOf(UsageException.class)
                .hasMessageEndingWith("this kernel carries the fix f");
    }

    @Test
    void aKnownViolationSaysWhatItShows() throws IOException {
        write("- {name: a, generation: G6, known: [{rule: INIT-001, reference: b}]}\n");

        assertThatThrownBy(() -> Profiles.load(folder))
                .isInstanceOf(UsageException.class)
                .hasMessageEndingWith("'shows' is missing");
    }

    @Test
    void aBrokenFileIsToldWithItsLine() throws IOException {
        write("- name: a\n  releases: []\n  generation: G9\n");

        assertThatThrownBy(() -> Profiles.load(folder))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("profiles.yaml:3: 'G9' is not one of");
    }

    @Test
    void twoProfilesOfOneNameAreRefused() throws IOException {
        write("- {name: a, generation: G5}\n- {name: a, generation: G6}\n");

        assertThatThrownBy(() -> Profiles.load(folder))
                .hasMessageEndingWith("profiles.yaml:2: there are two profiles a");
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("profiles.yaml"), text);
    }
}
