/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_CMP;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_PC;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Calls.READ;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Workers.PATIENCE;
import static org.kcovtck.suites.Workers.collecting;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;
import org.kcovtck.target.UsbRootHub;

/** Sections in which the USB core gives URBs back, in softirqs. */
class UsbGivebackRules {
    /** Of a section in a task, such as hub_event, this leaves nothing; to one in a softirq it means nothing. */
    private static final RemoteArg IN_SOFTIRQS_ONLY =
            RemoteArg.of(UsbRootHub.HANDLE).areaSize(1);

    @Test
    @Verifies("USB-001")
    void theGivebackOfAUrbIsCollected(Target kernel) {
        Buffer buffer = collecting(kernel, IN_SOFTIRQS_ONLY);

        transfer(kernel);

        assertThat("the count", buffer.awaitCount(PATIENCE)).isAbove(0);
        assertThat(buffer.read()).hasPcs();
    }

    @Test
    @Verifies("USB-002")
    void theGivebackOfAUrbIsCollectedAsComparisons(Target kernel) {
        Buffer buffer = collecting(kernel, IN_SOFTIRQS_ONLY.mode(KCOV_TRACE_CMP));

        transfer(kernel);

        assertThat("the count", buffer.awaitCount(PATIENCE)).isAbove(0);
        assertThat(buffer.read()).hasComparisons();
    }

    @Test
    @Verifies("USB-003")
    void aUrbOfAnotherBusIsNotCollected(Target kernel) {
        Buffer others = collecting(kernel, RemoteArg.of(Handle.usb(9)));
        Buffer buses = collecting(kernel, IN_SOFTIRQS_ONLY);

        transfer(kernel);

        assertThat("the count of the bus", buses.awaitCount(PATIENCE)).isAbove(0);
        assertThat(others.read()).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("USB-004")
    void aTaskGoesOnAfterAUrbWasGivenBackThatSomebodyCollects(Target kernel) {
        Buffer remote = collecting(kernel, IN_SOFTIRQS_ONLY);
        KcovFile file = initialised(kernel);
        Buffer local = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC);

        new UsbRootHub(file.task()).transfer();

        assertThat("the count of the bus", remote.awaitCount(PATIENCE)).isAbove(0);
        assertThat(local.coverageOf(READ)).hasPcs();
    }

    @Test
    @Verifies("USB-004")
    void aTaskGoesOnAfterAUrbWasGivenBackThatNobodyCollects(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer local = file.map(WORDS);
        file.enabled(KCOV_TRACE_PC);

        new UsbRootHub(file.task()).transfer();

        assertThat(local.coverageOf(READ)).hasPcs();
    }

    private static void transfer(Target kernel) {
        new UsbRootHub(kernel.newProcess()).transfer();
    }
}
