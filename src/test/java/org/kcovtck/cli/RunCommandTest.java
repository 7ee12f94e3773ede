/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says to its user and to the shell. */
class RunCommandTest {
    private static final String COUNTS =
            "RULES [0-9]+ conforms, [0-9]+ violates, [0-9]+ known, [0-9]+ not applicable, [0-9]+ broken";

    @TempDir
    private Path results;

    @Test
    void theNewestSimulatedKernelConforms() {
        CommandLineRun run = run();

        assertThat(run.lastLine()).matches(COUNTS).contains(" 0 violates, ").endsWith(" 0 broken");
        assertThat(run.out()).anyMatch(line -> line.startsWith("sim:7.3, kernel 7.3.0-sim, profile 7.3, "));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @Test
    void anOlderKernelViolatesWhatTheNewerPromises() {
        CommandLineRun run = run("--target", "sim:6.12", "--profile", "7.3", "--rule", "SIM-001");

        assertThat(run.out())
                .contains(
                        "VIOLATES SIM-001",
                        "  test      SimultaneousRules.aLocallyEnabledTaskCanEnableRemotely",
                        "  expected  0",
                        "  got       EBUSY");
        assertThat(run.err()).singleElement().asString().startsWith("profile 7.3 may not fit: ");
        assertThat(run.lastLine()).isEqualTo("RULES 0 conforms, 1 violates, 0 known, 0 not applicable, 0 broken");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void aRunThatJudgedNothingIsNotGreen() {
        CommandLineRun run = run("--rule", "SIM-011");

        assertThat(run.lastLine()).isEqualTo("RULES 0 conforms, 0 violates, 0 known, 1 not applicable, 0 broken");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void aKnownViolationIsGreenUntilTheRunIsStrict() {
        CommandLineRun lenient = run("--rule", "MOVE-007");
        CommandLineRun strict = run("--rule", "MOVE-007", "--strict");

        assertThat(lenient.lastLine()).isEqualTo("RULES 0 conforms, 0 violates, 1 known, 0 not applicable, 0 broken");
        assertThat(lenient.out()).contains("KNOWN MOVE-007 known violation: docs/findings.md#area-size-0");
        assertThat(lenient.status()).isZero();
        assertThat(strict.lastLine()).isEqualTo("RULES 0 conforms, 1 violates, 0 known, 0 not applicable, 0 broken");
        assertThat(strict.status()).isEqualTo(1);
    }

    @Test
    void aViolationOutranksARuleThatDoesNotApply() {
        assertThat(run("--target", "sim:6.12", "--profile", "7.3", "--rule", "SIM-001", "SIM-011")
                        .status())
                .isEqualTo(1);
    }

    @Test
    void allVerdictsAreOneJsonDocument() throws IOException {
        Path json = results.resolve("verdicts.json");

        run("--suite", "handles", "--json", json.toString());

        JsonNode document = new ObjectMapper().readTree(Files.readString(json));
        assertThat(document.get("target").asText()).isEqualTo("sim:7.3");
        assertThat(document.get("rules")).hasSizeGreaterThan(10);
        assertThat(document.get("counts").get("conforms").asInt())
                .isEqualTo(document.get("rules").size());
    }

    @Test
    void aReportThatCannotBeWrittenCostsNoneOfTheOthers() throws IOException {
        Path inTheWay = results.resolve("environment.properties");
        Files.createDirectories(inTheWay.resolve("folder"));
        Path json = results.resolve("verdicts.json");

        CommandLineRun run = run("--rule", "HANDLE-010", "--json", json.toString());

        assertThat(run.err()).singleElement().asString().startsWith("kcov-tck: cannot write " + inTheWay);
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.lastLine()).startsWith("RULES 1 conforms, ");
        assertThat(json).content().contains("HANDLE-010");
    }

    @Test
    void aFullDiskAfterTheRunIsNoWrongUse() {
        CommandLineRun run = run("--rule", "HANDLE-010", "--json", "/dev/full");

        assertThat(run.err()).singleElement().asString().startsWith("kcov-tck: cannot write /dev/full: ");
        assertThat(run.lastLine()).startsWith("RULES 1 conforms, ");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void aQuickRunLeavesOutRacesAndSaysSo() {
        CommandLineRun quick = run("--rule", "RACE-001", "HANDLE-010", "--quick");

        assertThat(quick.status()).isZero();
        assertThat(quick.out()).contains("NOT APPLICABLE 1: races are left out of a quick run");
        assertThat(quick.lastLine()).isEqualTo("RULES 1 conforms, 0 violates, 0 known, 1 not applicable, 0 broken");
    }

    @Test
    void aReportThatCannotBeWrittenHidesNoViolation() {
        CommandLineRun run =
                run("--target", "sim:6.12", "--profile", "7.3", "--rule", "SIM-001", "--json", "/dev/full");

        assertThat(run.err()).last().asString().startsWith("kcov-tck: cannot write /dev/full: ");
        assertThat(run.status()).isEqualTo(1);
    }

    private CommandLineRun run(String... options) {
        List<String> words = new ArrayList<>(List.of("run", "--results", results.toString()));
        words.addAll(List.of(options));
        return CommandLineRun.of(words.toArray(String[]::new));
    }
}
