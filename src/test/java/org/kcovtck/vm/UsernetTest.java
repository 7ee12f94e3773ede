/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kcovtck.errors.BrokenException;

class UsernetTest {
    private static final String REPORT = """
            Hub -1 (net):\r
              Protocol[State]    FD  Source Address  Port   Dest. Address  Port RecvQ SendQ\r
              TCP[ESTABLISHED]   14       127.0.0.1 50001       10.0.2.15    22     0     0\r
              TCP[HOST_FORWARD]  12       127.0.0.1 43817       10.0.2.15    22     0     0\r
              UDP[236 sec]       13       10.0.2.15    68        10.0.2.2    67     0     0\r
            """;

    @Test
    void thePortThatQemuPickedIsRead() {
        assertThat(Usernet.forwardedTo(22, REPORT)).isEqualTo(43817);
    }

    @Test
    void aMissingForwardIsAnError() {
        assertThatThrownBy(() -> Usernet.forwardedTo(80, REPORT))
                .isInstanceOf(BrokenException.class)
                .hasMessageContaining("no port to port 80");
    }
}
