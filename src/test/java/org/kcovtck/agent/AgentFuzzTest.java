/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The agent's own parser, under sanitizers, gets a million frames that nobody should send: {@code vm-images/agent/fuzz}. */
class AgentFuzzTest {
    private static final Path SANITIZED = Path.of("target", "sanitized");

    private record Ended(int status, String said) {}

    @BeforeAll
    static void build() throws Exception {
        RealAgent.assumeBuilt();
        assertThat(run("vm-images/agent/build", "--sanitized", SANITIZED.toString()))
                .extracting(Ended::status, Ended::said)
                .containsExactly(0, "");
    }

    @Test
    @Timeout(300)
    void everyFrameIsAnsweredOrRefusedAndNothingBreaks() throws Exception {
        String seed = System.getProperty("kcov.fuzz.seed", "1");

        Ended fuzz = run(SANITIZED.resolve("fuzz").toString(), seed, "1000000");

        assertThat(fuzz.said()).startsWith("1000000 frames, seed " + seed + ", at most ");
        assertThat(fuzz.status()).isZero();
    }

    private static Ended run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
