/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.harness.Conformance;
import org.kcovtck.harness.ConformanceRun;
import org.kcovtck.harness.Recording;
import org.kcovtck.harness.Selection;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.harness.Verdict;
import org.kcovtck.machine.Machines;
import org.kcovtck.rules.Catalogue;
import org.kcovtck.rules.Profile;
import org.kcovtck.rules.Profiles;
import org.kcovtck.simulator.Defect;
import org.kcovtck.simulator.Gallery;

/**
 * A program of each violation that a defect of the gallery causes: all of them compile without a warning and are short, and
 * where there is none it says why.
 */
class ProgramsOfTheGalleryTest {
    private static final int LINES = 120;
    /** The share of the violations that have a program; the others are told of. */
    private static final double LEAST_SHARE = 0.6;

    private final Catalogue catalogue = Catalogue.load();
    private final Profiles profiles = Profiles.load();
    private final Map<String, Integer> without = new TreeMap<>();
    private final List<Path> programs = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void allCompile() throws Exception {
        for (Defect defect : Gallery.load().defects()) {
            run(defect);
        }

        compile();
        int all = programs.size()
                + without.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf("programs: %d of %d violations; none for %s%n", programs.size(), all, without);
        assertThat(programs.size()).isGreaterThan((int) (LEAST_SHARE * all));
    }

    private void run(Defect defect) {
        Profile profile = defect.profile().map(profiles::named).orElseGet(() -> newest(defect));
        Conformance.Settings settings = new Conformance.Settings(Optional.of(profile.name()), false, false, note -> {});
        try (Conformance conformance = new Conformance(
                catalogue, profiles, Machines.simulator(profile, true, Optional.of(defect)), settings, verdict -> {})) {
            conformance.whenRecorded(this::accept);
            ConformanceRun.withoutAllure(conformance, Selection.of(catalogue, List.of(), defect.rules()))
                    .run();
        }
    }

    private Profile newest(Defect defect) {
        return profiles.all().stream()
                .filter(profile -> defect.rules().stream()
                        .allMatch(
                                rule -> catalogue.rule(rule).appliesTo(profile).isEmpty()
                                        && profile.knownViolation(rule).isEmpty()))
                .findFirst()
                .orElse(profiles.newest());
    }

    private void accept(TestVerdict verdict, Recording recording) {
        if (verdict.verdict() != Verdict.VIOLATES) {
            return;
        }
        try {
            String text = Program.of(catalogue.rule(verdict.rule()), verdict, recording);
            assertThat(text.lines()).as(verdict.test()).hasSizeLessThan(LINES);
            programs.add(Files.writeString(folder.resolve(programs.size() + ".c"), text));
        } catch (Inexpressible e) {
            without.merge(e.getMessage().replaceAll("\\d+", "N"), 1, Integer::sum);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void compile() throws IOException, InterruptedException {
        programs.sort(Comparator.naturalOrder());
        for (Path program : programs) {
            assertThat(CCompiler.complaints(program, folder.resolve("program"), "-fsyntax-only"))
                    .as(program.toString())
                    .isEmpty();
        }
    }
}
