/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kcovtck.rules.Profiles;
import org.kcovtck.simulator.SimulatedKernel;

class SymbolsTest {
    private static final long TEXT = 0xffff_ffff_8100_0000L;

    private final Symbols symbols = new Symbols(
            new TreeMap<>(Map.of(TEXT, "_text _stext", TEXT + 0x100, "ksys_read", TEXT + 0x200, "__pfx_ksys_write")));

    @Test
    void anAddressIsInTheFunctionThatBeginsBeforeIt() {
        assertThat(symbols.functionOf(TEXT + 0x100)).isEqualTo("ksys_read");
        assertThat(symbols.functionOf(TEXT + 0x1ff)).isEqualTo("ksys_read");
    }

    @Test
    void anAddressBeforeAllFunctionsIsInNone() {
        assertThat(symbols.functionOf(TEXT - 1)).isEmpty();
    }

    @Test
    void aFunctionIsFoundByOneOfItsNames() {
        assertThat(symbols.addressOf("_stext")).isEqualTo(TEXT);
        assertThat(symbols.addressOf("ksys_write")).isZero();
    }

    @Test
    void aKernelsListIsRead() {
        try (Target kernel = new SimulatedKernel(Profiles.load().newest())) {
            Symbols read = Symbols.of(kernel.newProcess());

            assertThat(read.addressOf("_text")).isEqualTo(TEXT);
            assertThat(read.functionOf(read.addressOf("__x64_sys_read") + 0x20)).contains("__x64_sys_read");
        }
    }
}
