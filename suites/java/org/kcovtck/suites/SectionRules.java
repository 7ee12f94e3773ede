/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_CMP;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Descriptors.registered;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Comparison;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;
import org.kcovtck.target.UsbRootHub;

/** Coverage that comes from annotated sections - those of the USB root hub. */
class SectionRules {
    /** How long a section may take to run and end. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    @Verifies("SECT-001")
    void whatASectionDoesGetsIntoTheBuffer(Target kernel) {
        KcovFile file = initialised(kernel).remoteEnabled(RemoteArg.of(UsbRootHub.HANDLE));
        Buffer buffer = file.map(WORDS);

        rebind(kernel);

        assertThat("the count", buffer.awaitCount(PATIENCE)).isAbove(0);
        assertThat(buffer.read()).hasPcs();
    }

    @Test
    @Verifies("SECT-013")
    void pcsOfASectionAreAdded(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        buffer.store(0, 100);
        file.remoteEnabled(RemoteArg.of(UsbRootHub.HANDLE));

        rebind(kernel);

        assertThat("the count", buffer.awaitCountAbove(100, PATIENCE)).isAbove(100);
        assertThat(buffer.read()).hasWords(1, 101, 0);
        assertThat("word 101", buffer.word(101)).isKernelAddress();
    }

    @Test
    @Verifies("SECT-020")
    void afterDisableSectionsAddNothing(Target kernel) {
        KcovFile file = initialised(kernel).remoteEnabled(RemoteArg.of(UsbRootHub.HANDLE));
        Buffer buffer = file.map(WORDS);
        file.disable().required();
        Coverage before = buffer.read();

        awaitASection(kernel);

        assertThat(buffer.read()).isUnchangedFrom(before);
    }

    @Test
    @Verifies("SECT-021")
    void aCommonHandleGetsNothingFromTheHub(Target kernel) {
        KcovFile file = initialised(kernel).remoteEnabled(RemoteArg.ofCommon(Handle.common(1)));
        Buffer buffer = file.map(WORDS);

        awaitASection(kernel);

        assertThat(buffer.read()).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("SECT-022")
    void sectionsCanBeCollectedAsComparisons(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.remoteEnabled(RemoteArg.of(UsbRootHub.HANDLE).mode(KCOV_TRACE_CMP));

        rebind(kernel);

        assertThat("the count", buffer.awaitCount(PATIENCE)).isAbove(0);
        assertThat(buffer.read()).hasComparisons();
    }

    @Test
    @Verifies("SECT-023")
    void sectionsAreCollectedByTurns(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);

        for (int i = 0; i < 3; i++) {
            assertThat(file.remoteEnable(RemoteArg.of(UsbRootHub.HANDLE))).returns(0);
            buffer.reset();
            rebind(kernel);
            assertThat("the count", buffer.awaitCount(PATIENCE)).isAbove(0);
            assertThat(file.disable()).returns(0);
        }
    }

    @Test
    @Verifies("SECT-024")
    void theOwnerOfASectionStaysItsOwner(Target kernel) {
        KcovFile file = initialised(kernel).remoteEnabled(RemoteArg.of(UsbRootHub.HANDLE));
        Buffer buffer = file.map(WORDS);
        new UsbRootHub(file.task()).rebind();
        assertThat("the count", buffer.awaitCount(PATIENCE)).isAbove(0);

        assertThat(file.disable()).returns(0);

        assertThat(initialised(kernel).remoteEnable(RemoteArg.of(UsbRootHub.HANDLE)))
                .returns(0);
    }

    @Test
    @Verifies("HANDLE-014")
    void anotherBusGetsNothing(Target kernel) {
        KcovFile file = initialised(kernel).remoteEnabled(RemoteArg.of(Handle.usb(2)));
        Buffer buffer = file.map(WORDS);

        awaitASection(kernel);

        assertThat(buffer.read()).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("REM-021")
    void anAreaMayBeGreaterThanTheBuffer(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        file.remoteEnabled(RemoteArg.of(UsbRootHub.HANDLE).areaSize(64 * WORDS));

        rebind(kernel);

        assertThat("the count", buffer.awaitCount(PATIENCE)).isAbove(0);
        assertThat(buffer.read()).hasPcs();
    }

    @Test
    @Verifies("MOVE-001")
    void aSectionFillsTheBufferAndNoMore(Target kernel) {
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        buffer.store(0, WORDS - 6);
        file.remoteEnabled(RemoteArg.of(UsbRootHub.HANDLE));

        rebind(kernel);

        assertThat("the count", buffer.awaitCountAbove(WORDS - 2, PATIENCE)).is(WORDS - 1);
        assertThat("the last word", buffer.word(WORDS - 1)).isKernelAddress();
    }

    @Test
    @Verifies("MOVE-002")
    void onlyWholeRecordsAreCounted(Target kernel) {
        int most = (WORDS - 1) / Comparison.WORDS;
        KcovFile file = initialised(kernel);
        Buffer buffer = file.map(WORDS);
        buffer.store(0, most - 1);
        file.remoteEnabled(RemoteArg.of(UsbRootHub.HANDLE).mode(KCOV_TRACE_CMP));

        rebind(kernel);

        assertThat("the count", buffer.awaitCountAbove(most - 1, PATIENCE)).is(most);
    }

    @Test
    @Verifies("MOVE-003")
    void nothingIsAddedToACountBeyondTheBuffer(Target kernel) {
        KcovFile file = initialised(kernel).remoteEnabled(RemoteArg.of(UsbRootHub.HANDLE));
        Buffer buffer = file.map(WORDS);
        buffer.store(0, 1L << 40);

        runSectionsToTheirEnd(kernel);

        assertThat(buffer.read()).hasCount(1L << 40).hasWords(1, WORDS, 0);
        buffer.reset();
        rebind(kernel);
        assertThat("the count after a reset", buffer.awaitCount(PATIENCE)).isAbove(0);
    }

    @Test
    @Verifies("MOVE-007")
    void anAreaOfNoWordsDoesNotMakeTheKernelWarn(Target kernel) {
        KcovFile file = initialised(kernel)
                .remoteEnabled(RemoteArg.of(UsbRootHub.HANDLE).areaSize(0));

        runSectionsToTheirEnd(kernel);

        // A warning fails this test as it fails any other: when its log is looked at after the test. What is in the
        // buffer says nothing: the bus has sections in softirqs, too, whose areas are not of this size.
        file.disable().required();
        // Without sections there would have been nothing to warn of.
        awaitASection(kernel);
    }

    private static void rebind(Target kernel) {
        new UsbRootHub(kernel.newProcess()).rebind();
    }

    /** Makes sections of the hub run, one of which another process has seen the end of. */
    private static void awaitASection(Target kernel) {
        KcovFile witness = registered(kernel, UsbRootHub.HANDLE);
        Buffer seen = witness.map(WORDS);
        rebind(kernel);
        assertThat("the count of the witness", seen.awaitCount(PATIENCE)).isAbove(0);
    }

    /** Makes sections run whose end nothing shows: to unbind, the hub's lock has to be free, which a section holds. */
    private static void runSectionsToTheirEnd(Target kernel) {
        for (int i = 0; i < 3; i++) {
            rebind(kernel);
        }
    }
}
