/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.Errno.EINVAL;
import static org.kcovtck.abi.TraceMode.KCOV_TRACE_CMP;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Descriptors.initialised;
import static org.kcovtck.suites.Descriptors.ready;
import static org.kcovtck.suites.Workers.FIRST;
import static org.kcovtck.suites.Workers.PATIENCE;
import static org.kcovtck.suites.Workers.collecting;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Comparison;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Buffer;
import org.kcovtck.target.KcovFile;
import org.kcovtck.target.Target;
import org.kcovtck.target.Task;
import org.kcovtck.target.UsbRootHub;
import org.kcovtck.target.VhostDevice;

/** Sizes and counts that only somebody thinks of who means ill. */
class HostileNumberRules {
    private static final long[] TOO_BIG = {
        1L << 28,
        1L << 31,
        1L << 32,
        1L << 32 | WORDS,
        1L << 60,
        // Of so many words the size in bytes is 0, or as small as any, when its upper bits get lost.
        1L << 61,
        1L << 61 | WORDS,
        1L << 62,
        1L << 63,
        -WORDS,
        -1
    };

    @Test
    @Verifies("HOSTILE-006")
    void noSizeIsCutToFit(Target kernel) {
        KcovFile file = kernel.newProcess().openKcov();

        for (long size : TOO_BIG) {
            assertThat(file.initTrace(size)).failsWith(EINVAL);
        }

        assertThat(file.initTrace(WORDS)).returns(0);
    }

    @Test
    @Verifies("HOSTILE-007")
    void noLengthIsCutToFit(Target kernel) {
        KcovFile file = initialised(kernel);

        for (int power = 13; power < 38; power++) {
            assertThat(file.mmap(1L << power)).failsWith(EINVAL);
        }

        assertThat(file.mmap(WORDS * Long.BYTES)).succeeds();
    }

    @Test
    @Verifies("HOSTILE-008")
    void anAreaMayHaveAnySizeAsLongAsNoSectionRuns(Target kernel) {
        KcovFile file = ready(kernel);

        for (int words : new int[] {0, 1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE, -1}) {
            assertThat(file.remoteEnable(RemoteArg.of(BUS_A).areaSize(words))).returns(0);
            assertThat(file.disable()).returns(0);
        }
    }

    @Test
    @Verifies("HOSTILE-009")
    void noCountMakesASectionWriteElsewhere(Target kernel) {
        Buffer buffer = collecting(kernel, FIRST);

        for (long count : new long[] {WORDS, 1L << 40, 1L << 61, 1L << 61 | 1}) {
            buffer.store(0, count);
            runASection(buffer.task());
            assertThat(buffer.read()).hasCount(count).hasWords(1, WORDS, 0);
        }

        buffer.reset();
        runASection(buffer.task());
        assertThat(buffer.read()).hasPcs();
    }

    @Test
    @Verifies("HOSTILE-010")
    void noCountOfComparisonsMakesASectionWriteElsewhere(Target kernel) {
        Buffer buffer = collecting(kernel, RemoteArg.of(UsbRootHub.HANDLE).mode(KCOV_TRACE_CMP));
        UsbRootHub hub = new UsbRootHub(kernel.newProcess());
        int most = (WORDS - 1) / Comparison.WORDS;

        for (long count : new long[] {most + 1, 1L << 40, 1L << 59, 1L << 59 | 1}) {
            buffer.store(0, count);
            // To unbind, the hub's lock has to be free, which a section holds: so the first of two has ended.
            hub.rebind();
            hub.rebind();
            assertThat(buffer.read()).hasCount(count).hasWords(1, WORDS, 0);
        }

        buffer.reset();
        hub.rebind();
        assertThat("the count", buffer.awaitCount(PATIENCE)).isAbove(0);
        assertThat(buffer.read()).hasComparisons();
    }

    private static void runASection(Task task) {
        VhostDevice.of(task, VhostDevice.VSOCK).owned().close();
    }
}
