/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kcovtck.abi.Handle;

/** {@code kcov_check_handle()}: where which handle is good. */
class HandleCheckTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // handle, in handles[], as common_handle, at remote_start
        "0x0000000000000000, false, false, true",
        "0x0000000000000001, false, true,  true",
        "0x00000000ffffffff, false, true,  true",
        "0x0100000000000000, true,  false, true",
        "0x0100000000000001, true,  false, true",
        "0x01000000ffffffff, true,  false, true",
        "0x0000000100000001, false, false, false",
        "0x0100000100000001, false, false, false",
        "0x0180000000000001, false, false, false",
        "0x0200000000000001, false, false, false",
        "0xff00000000000001, false, false, false",
    })
    void aHandleIsGood(String handle, boolean inHandles, boolean asCommon, boolean atStart) {
        Handle checked = new Handle(Long.parseUnsignedLong(handle.substring(2), 16));

        assertThat(new KcovRemotes(null).check(checked, false, true, false)).isEqualTo(inHandles);
        assertThat(new KcovRemotes(null).check(checked, true, false, false)).isEqualTo(asCommon);
        assertThat(new KcovRemotes(null).check(checked, true, true, true)).isEqualTo(atStart);
    }
}
