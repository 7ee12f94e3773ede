/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Comparison;
import org.kcovtck.abi.Handle;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.abi.TraceMode;
import org.kcovtck.rules.Generation;

/** {@code kcov_move_area()}: what of a section's area gets into the buffer. */
class MoveAreaTest {
    private static final Handle BUS = Handle.usb(1);

    private final KcovBench kernel = new KcovBench(Generation.G7, "cmp-count-bound");
    private final TaskStruct worker = kernel.task();

    @Test
    void sectionsAppend() {
        Kcov kcov = registered(16, RemoteArg.of(BUS));

        kernel.section(worker, BUS.bits(), 3);
        kernel.section(worker, BUS.bits(), 2);

        assertThat(kcov.area).startsWith(5, -1, -2, -3, -1, -2, 0);
    }

    @Test
    void pcsAreCutAtTheEndOfTheBuffer() {
        Kcov kcov = registered(8, RemoteArg.of(BUS));

        kernel.section(worker, BUS.bits(), 5);
        kernel.section(worker, BUS.bits(), 5);

        assertThat(kcov.area).containsExactly(7, -1, -2, -3, -4, -5, -1, -2);
    }

    @Test
    void pcsAreCutAtTheEndOfTheArea() {
        Kcov kcov = registered(16, RemoteArg.of(BUS).areaSize(4));

        kernel.section(worker, BUS.bits(), 5);

        assertThat(kcov.area).startsWith(3, -1, -2, -3, 0);
    }

    @Test
    void aLargerAreaThatAnotherSectionHasLeftIsNotTaken() {
        kernel.remoteEnable(
                kernel.task(), kernel.initialised(), RemoteArg.of(Handle.usb(2)).areaSize(8));
        kernel.section(worker, Handle.usb(2).bits(), 1);
        Kcov kcov = registered(16, RemoteArg.of(BUS).areaSize(4));

        kernel.section(worker, BUS.bits(), 5);

        assertThat(kcov.area).startsWith(3, -1, -2, -3, 0);
    }

    @Test
    void anAreaOfOneWordHasRoomForNothing() {
        Kcov kcov = registered(16, RemoteArg.of(BUS).areaSize(1));

        kernel.section(worker, BUS.bits(), 5);

        assertThat(kcov.area).containsOnly(0);
    }

    @Test
    void nothingIsMovedBehindACountThatTheBufferCannotHold() {
        Kcov kcov = registered(16, RemoteArg.of(BUS));
        kcov.area[0] = 16;

        kernel.section(worker, BUS.bits(), 5);

        assertThat(kcov.area).containsExactly(16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void aFullBufferStaysAsItIs() {
        Kcov kcov = registered(4, RemoteArg.of(BUS));
        kcov.area[0] = 3;

        kernel.section(worker, BUS.bits(), 5);

        assertThat(kcov.area).containsExactly(3, 0, 0, 0);
    }

    @Test
    void aComparisonThatFitsInPartIsCopiedInPartAndNotCounted() {
        Kcov kcov = registered(8, RemoteArg.of(BUS).mode(TraceMode.KCOV_TRACE_CMP));

        kernel.sections.remoteStart(worker, BUS.bits());
        kernel.callbacks.traceCmp(worker, new Comparison(1, 2, 3, 4));
        kernel.callbacks.traceCmp(worker, new Comparison(5, 6, 7, 8));
        kernel.sections.remoteStop(worker);

        assertThat(kcov.area).containsExactly(1, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void soItIsInABufferThatHasNoRoomForARecord() {
        Kcov kcov = registered(8, RemoteArg.of(BUS).mode(TraceMode.KCOV_TRACE_CMP));
        kcov.area[0] = 1;

        kernel.sections.remoteStart(worker, BUS.bits());
        kernel.callbacks.traceCmp(worker, new Comparison(5, 6, 7, 8));
        kernel.sections.remoteStop(worker);

        assertThat(kcov.area).containsExactly(1, 0, 0, 0, 0, 5, 6, 7);
    }

    private Kcov registered(int words, RemoteArg argument) {
        Kcov kcov = kernel.initialised(words);
        kernel.remoteEnable(kernel.task(), kcov, argument);
        return kcov;
    }
}
