/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kcovtck.abi.Errno;

/** Which programs the probe takes, as vm-images/probe does. */
class ProbeParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "start 0x100000000000001 pc 0 5 stop",
                "start common stop",
                "pc 3 0x1000000",
                "cmp 1 0xff 0 const_cmp 8 0xffffffffffffffff 1",
                "switch 2 0xffff { }",
                "switch 8 1 { 1 2 3 4 5 6 7 0xffffffffffffffff }",
                "thread { start 1 hold stop } release",
                "softirq { hardirq { pc 0 1 } }",
                "thread { softirq { hardirq { common } } }",
                "\tpc\n0  010 "
            })
    void aProgram(String text) {
        assertThat(ProbeParser.parse(text, 0).holds()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin 1",
                "start",
                "start uncommon",
                "start -1",
                "pc 0 common",
                "pc 4 1",
                "pc 0 0x1000001",
                "cmp 3 1 1",
                "cmp 1 0x100 0",
                "cmp 4 1 0x100000000",
                "switch 1 0x100 { 1 }",
                "switch 1 1",
                "switch 1 1 { 1 2 3 4 5 6 7 8 9 }",
                "switch 1 1 { 1",
                "softirq",
                "softirq { pc 0 1",
                "softirq { softirq { } }",
                "hardirq { softirq { } }",
                "hardirq { hardirq { } }",
                "thread { thread { } }",
                "softirq { thread { } }",
                "hold",
                "softirq { hold }",
                "thread { softirq { hold } }",
                "release",
                "thread { hold release }",
                "thread { hold } release release",
                "}",
                "pc 0 1 }"
            })
    void noProgram(String text) {
        assertThatThrownBy(() -> ProbeParser.parse(text, 0))
                .isInstanceOfSatisfying(
                        ProbeParser.Refused.class,
                        refused -> assertThat(refused.value()).isEqualTo(-Errno.EINVAL.number()));
    }

    @Test
    void aThreadIsBusyUntilItHasBeenLetGoAsOftenAsItIsHeld() {
        assertThat(ProbeParser.parse("thread { hold hold } release", 0).holds()).isOne();
        assertThat(ProbeParser.parse("release thread { }", 1).holds()).isZero();
        assertThatThrownBy(() -> ProbeParser.parse("thread { }", 1))
                .isInstanceOfSatisfying(
                        ProbeParser.Refused.class,
                        refused -> assertThat(refused.value()).isEqualTo(-Errno.EBUSY.number()));
    }

    @Test
    void numbersAreWrittenAsForTheKernel() {
        assertThat(ProbeParser.parse("pc 1 010", 0).statements().get(0).number(1))
                .isEqualTo(8);
        assertThat(ProbeParser.parse("start 0xffffffffffffffff", 0)
                        .statements()
                        .get(0)
                        .number(0))
                .isEqualTo(-1);
    }
}
