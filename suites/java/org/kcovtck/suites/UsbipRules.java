/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Workers.FIRST;
import static org.kcovtck.suites.Workers.PATIENCE;
import static org.kcovtck.suites.Workers.SECOND;
import static org.kcovtck.suites.Workers.collecting;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;
import org.kcovtck.target.UsbipPort;

/** Sections in which a thread receives packets of USB over IP; user space decides when they end. */
class UsbipRules {
    /** A section records at most one PC fewer. */
    private static final int AREA_WORDS = 4;

    @Test
    @Verifies("USBIP-001")
    void theReceiverIsCollectedForTheTaskThatAttached(Target kernel) {
        Buffer buffer = collecting(kernel, FIRST);

        UsbipPort.attach(buffer.task()).detach(PATIENCE);

        assertThat(buffer.read()).hasPcs();
    }

    @Test
    @Verifies("USBIP-001")
    void theReceiverIsNotCollectedForAnother(Target kernel) {
        Buffer parents = collecting(kernel, FIRST);
        Task child = parents.task().fork();
        Buffer childs = collecting(child, SECOND);

        UsbipPort.attach(child).detach(PATIENCE);

        assertThat(childs.read()).hasPcs();
        assertThat(parents.read()).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("USBIP-005")
    void aUrbIsGivenBackInTheSectionOfTheReceiver(Target kernel) {
        Buffer buffer = collecting(kernel, FIRST);
        UsbipPort port = UsbipPort.attach(buffer.task());

        port.refuseRequest();
        port.detach(PATIENCE);

        // A section in the section would make the kernel warn, and so fail this test.
        assertThat(buffer.read()).hasPcs();
    }

    @Test
    @Verifies("USBIP-002")
    void aSectionAddsNothingBeforeItEnds(Target kernel) {
        Buffer buffer = collecting(kernel, FIRST);
        UsbipPort port = UsbipPort.attach(buffer.task());

        port.beginPacket(PATIENCE);

        assertThat(buffer.read()).hasWords(0, WORDS, 0);
        port.detach(PATIENCE);
        assertThat(buffer.read()).hasPcs();
    }

    @Test
    @Verifies("USBIP-003")
    void aSectionLosesAllWhenItsOwnerDisables(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.remoteEnabled(RemoteArg.ofCommon(FIRST));
        UsbipPort port = UsbipPort.attach(file.task());
        port.beginPacket(PATIENCE);

        file.disable().required();
        port.detach(PATIENCE);

        assertThat(buffer.read()).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("USBIP-003")
    void aSectionLosesAllWhenItsOwnerDisablesAndEnablesAgain(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.remoteEnabled(RemoteArg.ofCommon(FIRST));
        UsbipPort port = UsbipPort.attach(file.task());
        port.beginPacket(PATIENCE);

        file.disable().required();
        file.remoteEnabled(RemoteArg.ofCommon(FIRST));
        port.detach(PATIENCE);

        assertThat(buffer.read()).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("USBIP-003")
    void aSectionOutlastsItsOwner(Target kernel) {
        KcovFile file = initialised(kernel);
        file.map(WORDS);
        file.remoteEnabled(RemoteArg.ofCommon(FIRST));
        UsbipPort port = UsbipPort.attach(file.task().fork());
        port.beginPacket(PATIENCE);

        file.task().exit();
        port.detach(PATIENCE);
    }

    @Test
    @Verifies("USBIP-004")
    void aSectionRecordsOnePcFewerThanItsAreaHasWords(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.remoteEnabled(RemoteArg.ofCommon(FIRST).areaSize(AREA_WORDS));

        UsbipPort.attach(file.task()).detach(PATIENCE);

        assertThat(buffer.read()).hasCount(AREA_WORDS - 1).hasPcs().hasWords(AREA_WORDS, WORDS, 0);
    }
}
