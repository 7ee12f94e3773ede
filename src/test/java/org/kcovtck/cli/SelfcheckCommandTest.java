/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kcovtck.simulator.Gallery;

class SelfcheckCommandTest {
    @Test
    void theListHasALineForEachDefect() {
        CommandLineRun run = CommandLineRun.of("selfcheck", "--list");

        assertThat(run.out()).hasSize(Gallery.load().defects().size());
        assertThat(run.out()).anyMatch(line -> line.matches("size-of-one +INIT-003 +The least size is 1, .*"));
        assertThat(run.status()).isZero();
    }

    @Test
    void theListOfARuleHasItsDefectsOnly() {
        CommandLineRun run = CommandLineRun.of("selfcheck", "--list", "INIT-003");

        assertThat(run.out()).singleElement().asString().startsWith("size-of-one ");
    }

    @Test
    void aDefectIsKilledByTheRuleThatItBreaks() {
        CommandLineRun run = CommandLineRun.of("selfcheck", "size-of-one");

        assertThat(run.out().get(0)).startsWith("killed   size-of-one (sim:7.3+size-of-one): violates INIT-003");
        assertThat(run.out().get(1)).startsWith("DEFECTS 1, killed 1 (100 %), ");
        assertThat(run.status()).isZero();
    }
}
