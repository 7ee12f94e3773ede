/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomTest {
    @ParameterizedTest
    @CsvSource({"2, 16384, 2", "8, 16384, 8", "64, 8192, 10", "4, 1600, 2", "4, 300, 1", "1, 16384, 1"})
    void thereIsARunForEachProcessorThatMemoryHasRoomFor(int processors, long availableMib, int runs) {
        assertThat(Room.of(processors, availableMib)).isEqualTo(runs);
    }
}
