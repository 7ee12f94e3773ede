/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void theNearestComesFirstAndNoMoreThanThreeAreNamed() {
        assertThat(Nearest.to("7.33", List.of("6.12", "5.10", "7.2", "7.3"))).isEqualTo("7.3, 7.2, 5.10");
    }

    @Test
    void noneIsAWord() {
        assertThat(Nearest.to("x", List.of())).isEqualTo("none");
    }
}
