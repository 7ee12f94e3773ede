/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Workers.FIRST;
import static org.kcovtck.suites.Workers.PATIENCE;
import static org.kcovtck.suites.Workers.SECOND;
import static org.kcovtck.suites.Workers.collecting;

import org.junit.jupiter.api.Test;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.BluetoothController;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;

/** Sections in which a worker takes Bluetooth packets apart, under the common handle of the task that wrote them. */
class BluetoothRules {
    @Test
    @Verifies("BT-001")
    void aPacketIsCollectedForTheTaskThatWroteIt(Target kernel) {
        Buffer buffer = collecting(kernel, FIRST);
        BluetoothController controller = BluetoothController.of(buffer.task());
        assertThat("the count before", buffer.count()).is(0);

        controller.refuseReset();

        assertThat("the count", buffer.awaitCount(PATIENCE)).isAbove(0);
        assertThat(buffer.read()).hasPcs();
        controller.close();
    }

    @Test
    @Verifies("BT-002")
    void aPacketIsNotCollectedForWhoOpenedTheController(Target kernel) {
        Buffer opener = collecting(kernel, FIRST);
        BluetoothController controller = BluetoothController.of(opener.task());
        Task child = opener.task().fork();
        Buffer writer = collecting(child, SECOND);

        controller.by(child).refuseReset();

        assertThat("the count of the writer", writer.awaitCount(PATIENCE)).isAbove(0);
        assertThat(opener.read()).hasWords(0, WORDS, 0);
        controller.by(child).close();
        controller.close();
    }
}
