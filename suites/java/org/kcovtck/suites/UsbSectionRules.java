/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Workers.PATIENCE;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Symbols;
import org.kcovtck.target.Target;
import org.kcovtck.target.UsbRootHub;

/** Sections of the USB root hub. */
class UsbSectionRules {
    @Test
    @Verifies("HANDLE-014")
    void theHubIsCollectedByTheNumberOfItsBus(Target kernel) {
        Buffer buffer = registered(kernel, UsbRootHub.HANDLE);
        Buffer other = registered(kernel, Handle.usb(2));

        new UsbRootHub(kernel.newProcess()).rebind();

        assertThat("the count", buffer.awaitCount(PATIENCE)).isAbove(0);
        assertThat(buffer.read()).hasPcs();
        assertThat(other.read()).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("USB-005")
    void hubEventIsCollected(Target kernel) {
        Buffer buffer = registered(kernel, UsbRootHub.HANDLE);
        Symbols symbols = kernel.symbols();

        new UsbRootHub(kernel.newProcess()).rebind();

        assertThat("the count", buffer.awaitCount(PATIENCE)).isAbove(0);
        assertThat(
                        "PCs of hub_event",
                        Arrays.stream(buffer.read().pcs())
                                .filter(pc -> symbols.functionOf(pc).equals("hub_event"))
                                .count())
                .isAbove(0);
    }

    @Test
    @Verifies("SOFT-002")
    void urbsOfTheRootHubAreGivenBackInItsSection(Target kernel) {
        Buffer buffer = registered(kernel, UsbRootHub.HANDLE);

        new UsbRootHub(kernel.newProcess()).rebind();

        // A section in the section would make the kernel warn, and so fail this test.
        assertThat("the count", buffer.awaitCount(PATIENCE)).isAbove(0);
    }

    /** The buffer of a new process that has registered a handle. */
    private static Buffer registered(Target kernel, Handle handle) {
        KcovFile file = kernel.newProcess().openKcov().initialised(WORDS);
        Buffer buffer = file.map(WORDS);
        file.remoteEnabled(RemoteArg.of(handle));
        return buffer;
    }
}
