/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kcovtck.harness.RunResult;
import org.kcovtck.machine.Origin;
import org.kcovtck.report.ResultsFolder;

/** What runs leave for programs, one after the other in the same folder. */
class RunResultsTest {
    @TempDir
    private Path results;

    @Test
    void aRunLeavesAllureResultsJUnitXmlAndKtap() throws IOException {
        run("sim:7.3", "HANDLE-010");

        assertThat(Files.readString(results.resolve("sim-7.3/results.ktap")))
                .startsWith("KTAP version 1\n")
                .contains("HANDLE-010");
        assertThat(Files.readString(results.resolve("sim-7.3/junit.xml"))).contains("<testsuite", "HandleRules");
        assertThat(historyIds()).hasSize(1);
    }

    @Test
    void aRunOnAnotherTargetLeavesTheFirstOnesResults() throws IOException {
        run("sim:7.3", "HANDLE-010");
        Map<Path, String> first = historyIds();

        run("sim:6.12", "HANDLE-010");

        assertThat(historyIds()).containsAllEntriesOf(first).hasSize(2 * first.size());
        assertThat(Set.copyOf(historyIds().values()))
                .as("different between targets")
                .hasSize(2 * first.size());
        assertThat(results.resolve("sim-7.3/junit.xml")).exists();
    }

    @Test
    void aSecondRunOnATargetTakesThePlaceOfTheFirst() throws IOException {
        run("sim:7.3", "HANDLE-010");
        Map<Path, String> first = historyIds();

        run("sim:7.3", "HANDLE-010");

        assertThat(historyIds().keySet()).doesNotContainAnyElementsOf(first.keySet());
        assertThat(new TreeSet<>(historyIds().values())).isEqualTo(new TreeSet<>(first.values()));
    }

    @Test
    void aMachineOutOfReachCostsNobodyTheLastResults() throws Exception {
        String target = "ssh://root@127.0.0.1:" + closedPort();
        ResultsFolder last = ResultsFolder.open(results, target);
        last.write(new RunResult(target, "7.3.4", new Origin("", ""), "7.3", Instant.EPOCH, Duration.ZERO, List.of()));
        last.close();
        Path identity = results.resolve("identity");
        KeyPair.genKeyPair(new JSch(), KeyPair.RSA, 2048).writePrivateKey(identity.toString());

        CommandLineRun unreachable = run(target, "HANDLE-010", "--identity", identity.toString());

        assertThat(unreachable.err())
                .singleElement()
                .asString()
                .startsWith("kcov-tck: ")
                .contains(target);
        assertThat(unreachable.status()).isEqualTo(3);
        assertThat(last.junitXml()).exists();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private CommandLineRun run(String target, String rule, String... more) {
        Stream<String> words = Stream.of("run", "--target", target, "--rule", rule, "--results", results.toString());
        return CommandLineRun.of(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
    }

    /** Of each Allure result, by its file. */
    private Map<Path, String> historyIds() throws IOException {
        Map<Path, String> ids = new TreeMap<>();
        try (Stream<Path> files = Files.list(results)) {
            for (Path file : files.filter(each -> each.toString().endsWith("-result.json"))
                    .toList()) {
                JsonNode result = new ObjectMapper().readTree(Files.readString(file));
                ids.put(file, result.get("historyId").asText());
            }
        }
        return ids;
    }
}
