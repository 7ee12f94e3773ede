/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_CMP;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.OutcomeAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.BUS_B;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.target.Statement.Site.A;
import static org.kcovtck.target.Statement.Site.B;
import static org.kcovtck.target.Statement.compare;
import static org.kcovtck.target.Statement.pcs;
import static org.kcovtck.target.Statement.start;
import static org.kcovtck.target.Statement.stop;
import static org.kcovtck.target.Statement.thread;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Probe;
import org.kcovtck.target.Sysfs;
import org.kcovtck.target.Target;

/** How much of a section is collected: area_size. */
class AreaRules {
    private static final int ALL_BITS = -1;

    @Test
    @Verifies("SECT-015")
    void aSectionRecordsAsManyPcsAsItsAreaHolds(Target kernel) {
        Owner owner = Owner.of(kernel, RemoteArg.of(BUS_A).areaSize(100));

        owner.run(thread(start(BUS_A), pcs(A, 98), pcs(B, 2), stop()));

        assertThat(owner.coverage()).hasPcs("A98 B1").hasWords(100, WORDS, 0);
    }

    @Test
    @Verifies("SECT-015")
    void eachSectionHasTheWholeArea(Target kernel) {
        Owner owner = Owner.of(kernel, RemoteArg.of(BUS_A).areaSize(100));

        owner.run(thread(
                start(BUS_A), pcs(A, 200), stop(), start(BUS_A), pcs(B, 7), stop(), start(BUS_A), pcs(A, 200), stop()));

        assertThat(owner.coverage()).hasPcs("A99 B7 A99").hasWords(206, WORDS, 0);
    }

    @Test
    @Verifies("SECT-015")
    void anAreaMayBeGreaterThanThatOfASoftirq(Target kernel) {
        int irqArea = Integer.parseInt(
                new Sysfs(kernel.newProcess()).read(Probe.IRQ_AREA_PATH).orElseThrow());
        int words = irqArea + WORDS;
        Owner owner = Owner.of(kernel.newProcess(), RemoteArg.of(BUS_A).areaSize(words), words);

        owner.run(thread(start(BUS_A), pcs(A, words), stop()));

        assertThat("the count", owner.buffer().count()).is(words - 1);
    }

    @Test
    @Verifies("SECT-015")
    void noSectionHasTheAreaOfAnother(Target kernel) {
        Owner small = Owner.of(kernel, RemoteArg.of(BUS_A).areaSize(WORDS));
        Owner large = Owner.of(kernel.newProcess(), RemoteArg.of(BUS_B).areaSize(8 * WORDS), 8 * WORDS);

        // What goes beyond a page of its own is seen at once: behind each area is one that nothing may touch.
        small.run(thread(start(BUS_A), pcs(A, 1), stop(), start(BUS_B), pcs(B, 8 * WORDS), stop()));

        assertThat(small.coverage()).hasPcs("A1");
        assertThat(large.coverage()).hasPcs("A4095");
    }

    @Test
    @Verifies("SECT-033")
    void anAreaHoldsWholeRecordsOnly(Target kernel) {
        Owner owner = Owner.of(kernel, RemoteArg.of(BUS_A).areaSize(12).mode(KCOV_TRACE_CMP));

        owner.run(thread(start(BUS_A), compare(4, 1, 2), compare(4, 3, 4), compare(4, 5, 6), stop()));

        assertThat(owner.coverage())
                .hasComparisons(Operands.ofVariables(4, 1, 2), Operands.ofVariables(4, 3, 4))
                .hasWords(9, WORDS, 0);
    }

    @Test
    @Verifies("SECT-033")
    void anAreaOfOneWordMoreHoldsOneRecordMore(Target kernel) {
        Owner owner = Owner.of(kernel, RemoteArg.of(BUS_A).areaSize(13).mode(KCOV_TRACE_CMP));

        owner.run(thread(start(BUS_A), compare(4, 1, 2), compare(4, 3, 4), compare(4, 5, 6), compare(4, 7, 8), stop()));

        assertThat(owner.coverage())
                .hasComparisons(
                        Operands.ofVariables(4, 1, 2), Operands.ofVariables(4, 3, 4), Operands.ofVariables(4, 5, 6))
                .hasWords(13, WORDS, 0);
    }

    @Test
    @Verifies("SECT-034")
    void anAreaOfOneWordHoldsNothing(Target kernel) {
        Owner owner = Owner.of(kernel, RemoteArg.of(BUS_A).areaSize(1));
        Owner next = Owner.of(kernel, BUS_B);

        // The second section's area is put behind that of the first, whose links have to fit into its one word.
        owner.run(thread(start(BUS_A), pcs(A, 3), stop(), start(BUS_B), pcs(B, 2), stop()));

        assertThat(owner.coverage()).hasWords(0, WORDS, 0);
        assertThat(next.coverage()).hasPcs("A2");
    }

    @Test
    @Verifies("SECT-034")
    void anAreaOfTwoWordsHoldsOnePc(Target kernel) {
        Owner owner = Owner.of(kernel, RemoteArg.of(BUS_A).areaSize(2));

        owner.run(thread(start(BUS_A), pcs(A, 3), stop()));

        assertThat(owner.coverage()).hasPcs("A1").hasWords(2, WORDS, 0);
    }

    @Test
    @Verifies("REM-021")
    void anAreaMayBeGreaterThanTheBuffer(Target kernel) {
        Owner owner = Owner.of(kernel, RemoteArg.of(BUS_A).areaSize(4 * WORDS));

        owner.run(thread(start(BUS_A), pcs(A, WORDS - 2), pcs(B, WORDS), stop()));

        assertThat(owner.coverage()).hasPcs("A510 B1");
    }

    @Test
    @Verifies("REM-021")
    void anAreaMayBeSmallerThanTheBuffer(Target kernel) {
        Owner owner = Owner.of(kernel, RemoteArg.of(BUS_A).areaSize(WORDS / 2));

        owner.run(thread(start(BUS_A), pcs(A, WORDS), stop()));

        assertThat(owner.coverage()).hasPcs("A255").hasWords(WORDS / 2, WORDS, 0);
    }

    @Test
    @Verifies("REM-021")
    void anAreaHasTheSizeThatWasAskedForLast(Target kernel) {
        Owner owner = Owner.of(kernel, RemoteArg.of(BUS_A).areaSize(WORDS / 2));

        for (int size : new int[] {4, 8}) {
            assertThat(owner.file().disable()).returns(0);
            owner.buffer().fill(0, WORDS, 0);
            owner.file().remoteEnabled(RemoteArg.of(BUS_A).areaSize(size));
            owner.run(thread(start(BUS_A), pcs(A, WORDS), stop()));

            assertThat(owner.coverage()).hasPcs("A" + (size - 1)).hasWords(size, WORDS, 0);
        }
    }

    @Test
    @Verifies("SECT-010")
    void aSectionWithoutMemoryIsNotCollected(Target kernel) {
        Owner greedy = Owner.of(kernel, RemoteArg.of(BUS_A).areaSize(ALL_BITS));
        Owner modest = Owner.of(kernel, BUS_B);

        greedy.run(thread(start(BUS_A), pcs(A, 3), stop(), start(BUS_B), pcs(A, 2), stop()));

        assertThat(greedy.coverage()).hasWords(0, WORDS, 0);
        assertThat(modest.coverage()).hasPcs("A2");
        assertThat(greedy.file().disable()).returns(0);
    }

    @Test
    @Verifies("SECT-010")
    void aThreadIsInNoSectionThenThatItWouldHaveToEnd(Target kernel) {
        Owner greedy = Owner.of(kernel, RemoteArg.of(BUS_A).areaSize(ALL_BITS));
        Owner modest = Owner.of(kernel, BUS_B);

        greedy.run(thread(start(BUS_A), pcs(A, 3), start(BUS_B), pcs(A, 2), stop()));

        assertThat(greedy.coverage()).hasWords(0, WORDS, 0);
        assertThat(modest.coverage()).hasPcs("A2");
    }

    @Test
    @Verifies("SECT-010")
    void aThreadMayEndThen(Target kernel) {
        Owner greedy = Owner.of(kernel, RemoteArg.of(BUS_A).areaSize(ALL_BITS));

        // The thread ends with the probe's file: one that is in a section would make the kernel warn, and fail this
        // test.
        greedy.run(thread(start(BUS_A), pcs(A, 3), stop()));

        assertThat(greedy.coverage()).hasWords(0, WORDS, 0);
        assertThat(greedy.file().disable()).returns(0);
    }

    @Test
    @Verifies("MOVE-007")
    void anAreaOfNoWordsDoesNotMakeTheKernelWarn(Target kernel) {
        Owner owner = Owner.of(kernel, RemoteArg.of(BUS_A).areaSize(0));

        owner.run(thread(start(BUS_A), pcs(A, 3), stop()));

        // A warning fails this test as it fails any other: when its log is looked at after the test.
        assertThat(owner.coverage()).hasWords(0, WORDS, 0);
        assertThat(owner.file().disable()).returns(0);
    }
}
