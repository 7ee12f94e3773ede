/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.FixtureResult;
import io.qameta.allure.model.TestResult;
import io.qameta.allure.model.TestResultContainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.errors.UsageException;

class ResultsFolderTests {
    private final AllureLifecycle before = Allure.getLifecycle();

    @TempDir
    Path results;

    @AfterEach
    void restoreAllure() {
        Allure.setLifecycle(before);
    }

    /** By a run that has ended. */
    private ResultsFolder opened(String target) {
        ResultsFolder folder = ResultsFolder.open(results, target);
        folder.close();
        return folder;
    }

    @Test
    void twoRunsOnOneTargetDoNotShareAFolder() {
        try (ResultsFolder first = ResultsFolder.open(results, "sim:7.3")) {
            first.write(Runs.mixed("why"));

            assertThatThrownBy(() -> ResultsFolder.open(results, "sim:7.3"))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("another run leaves its results in " + results.resolve("sim-7.3")
                            + ": wait for its end, or name another folder with --results");
            assertThat(first.ktap()).exists();
            ResultsFolder.open(results, "sim:6.12").close();
        }
        ResultsFolder.open(results, "sim:7.3").close();
    }

    @Test
    void allThatRunsOnATargetHaveLeftCanBeTakenAwayWholeOnesAndParts() {
        List<ResultsFolder> own = List.of(
                opened("vm:7.3"), opened(ResultsFolder.part("vm:7.3", 1)), opened(ResultsFolder.part("vm:7.3", 2)));
        own.forEach(folder -> folder.write(Runs.mixed("why")));
        ResultsFolder other = opened("vm:7.2");
        other.write(Runs.mixed("why"));

        ResultsFolder.clearAll(results, "vm:7.3");

        assertThat(own).extracting(ResultsFolder::ktap).noneMatch(Files::exists);
        assertThat(other.ktap()).exists();
    }

    @Test
    void aRunTakesAwayWhatTheLastOneOnItsTargetLeftAndNothingElse() throws IOException {
        opened("sim:7.3").write(Runs.mixed("why"));
        List<Path> own = allureRun();
        opened("sim:6.12").write(Runs.run("sim:6.12", List.of()));
        List<Path> others = allureRun();
        Path stranger = Files.createFile(results.resolve("stranger-result.json"));

        ResultsFolder again = opened("sim:7.3");

        assertThat(own).hasSize(2).noneMatch(Files::exists);
        assertThat(others).hasSize(2).allMatch(Files::exists);
        assertThat(stranger).exists();
        assertThat(again.ktap()).doesNotExist();
        assertThat(again.junitXml()).doesNotExist();
        assertThat(results.resolve("sim-6.12/results.ktap")).exists();
        assertThat(results.resolve("sim-6.12/junit.xml")).exists();
    }

    @Test
    void theResultsOfARunThatWasKilledAreTakenAway() throws IOException {
        opened("sim:7.3");
        List<Path> own = allureRun();

        opened("sim:7.3");

        assertThat(own).noneMatch(Files::exists);
    }

    @Test
    void aListThatNamesOtherFilesTakesNothingAway() throws IOException {
        opened("sim:7.3");
        Path keep = Files.createFile(results.resolve("keep.txt"));
        Path inner =
                Files.createFile(Files.createDirectories(results.resolve("sub")).resolve("a-result.json"));
        Path outer = Files.createFile(
                Files.createDirectories(results.resolve("sim-7.3/x")).resolve("b-result.json"));
        String lines = String.join(
                "\n", "keep.txt", "sub/a-result.json", "../sim-7.3/x/b-result.json", outer.toString(), "..", "", "\0");
        Files.write(
                results.resolve("sim-7.3/allure-files.txt"),
                (lines + "\n\u00ff").getBytes(StandardCharsets.ISO_8859_1));

        opened("sim:7.3");

        assertThat(List.of(keep, inner, outer)).allMatch(Files::exists);
    }

    @Test
    void aContainerIsWrittenOnlyForItsFixtures() throws IOException {
        opened("sim:7.3");
        writeContainer(new TestResultContainer().setUuid("empty"));
        TestResultContainer full = new TestResultContainer().setUuid("full");
        full.getBefores().add(new FixtureResult().setName("boot"));
        writeContainer(full);

        assertThat(allureFiles())
                .extracting(path -> path.getFileName().toString())
                .containsExactly("full-container.json");
    }

    @Test
    void aReportThatCannotBeWrittenIsNamedInOneLine() throws IOException {
        ResultsFolder folder = opened("sim:7.3");
        Files.createDirectories(folder.junitXml().resolve("in-the-way"));

        assertThatThrownBy(() -> folder.write(Runs.mixed("why")))
                .isInstanceOf(BrokenException.class)
                .hasMessageStartingWith("cannot write " + folder.junitXml() + ": ")
                .hasMessageNotContainingAny("\n", "Exception");
        assertThat(folder.ktap()).exists();
    }

    @Test
    void anAllureResultThatCouldNotBeWrittenComesOutWithTheReports() throws IOException {
        ResultsFolder folder = opened("sim:7.3");
        Files.createDirectories(results.resolve("lost-result.json"));
        writeResult("lost");

        assertThatThrownBy(() -> folder.write(Runs.mixed("why")))
                .isInstanceOf(BrokenException.class)
                .hasMessageStartingWith("cannot write " + results.resolve("lost-result.json") + ": ");
        assertThat(folder.junitXml()).exists();
    }

    @Test
    void aFolderThatCannotBeMadeIsTheHarnessesFault() throws IOException {
        Path file = Files.createFile(results.resolve("file"));

        assertThatThrownBy(() -> ResultsFolder.open(file, "sim:7.3"))
                .isInstanceOf(BrokenException.class)
                .hasMessageMatching("cannot write \\S+: [^\n]+");
    }

    @Test
    void everyTargetIsALineOfTheEnvironment() throws IOException {
        opened("sim:7.3").write(Runs.run("sim:7.3", List.of()));
        opened("vm:7.3").write(Runs.run("vm:7.3", List.of()));

        Properties environment = new Properties();
        try (var in = Files.newInputStream(results.resolve("environment.properties"))) {
            environment.load(in);
        }
        assertThat(environment)
                .containsEntry("sim:7.3", "kernel 7.3.0, profile 7.3")
                .containsEntry("vm:7.3", "kernel 7.3.0, profile 7.3")
                .hasSize(2);
    }

    /** A result with an attachment, as Allure writes them during a test. */
    private List<Path> allureRun() throws IOException {
        List<Path> old = allureFiles();
        writeResult(UUID.randomUUID().toString());
        List<Path> now = allureFiles();
        now.removeAll(old);
        return now;
    }

    private static void writeResult(String uuid) {
        AllureLifecycle allure = Allure.getLifecycle();
        allure.scheduleTestCase(
                new TestResult().setUuid(uuid).setFullName("A.b").setName("b"));
        allure.startTestCase(uuid);
        Allure.addAttachment("log", "text");
        allure.stopTestCase(uuid);
        allure.writeTestCase(uuid);
    }

    private static void writeContainer(TestResultContainer container) {
        Allure.getLifecycle().startTestContainer(container);
        Allure.getLifecycle().writeTestContainer(container.getUuid());
    }

    private List<Path> allureFiles() throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            return new ArrayList<>(files.filter(file -> file.toString().matches(".*-(result|container|attachment).*"))
                    .toList());
        }
    }
}
