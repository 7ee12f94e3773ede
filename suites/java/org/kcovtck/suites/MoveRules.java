/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_CMP;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.harness.ValueAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.BUS_B;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.target.Statement.Site.A;
import static org.kcovtck.target.Statement.Site.B;
import static org.kcovtck.target.Statement.Site.C;
import static org.kcovtck.target.Statement.compare;
import static org.kcovtck.target.Statement.pcs;
import static org.kcovtck.target.Statement.start;
import static org.kcovtck.target.Statement.stop;
import static org.kcovtck.target.Statement.thread;

import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Comparison;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.Statement;
import org.kcovtck.target.Target;

/** How what a section has collected gets from its area into the buffer. */
class MoveRules {
    /** Records that a buffer holds; three of its words are left over. */
    private static final int MOST = (WORDS - 1) / Comparison.WORDS;

    private static final int END_OF_RECORDS = 1 + MOST * Comparison.WORDS;
    private static final RemoteArg COMPARISONS = RemoteArg.of(BUS_A).mode(KCOV_TRACE_CMP);
    private static final Statement SECTION = thread(start(BUS_A), pcs(A, 3), stop());
    private static final Statement COMPARING =
            thread(start(BUS_A), compare(4, 1, 2), compare(8, 3, 4), compare(2, 5, 6), stop());

    @Test
    @Verifies("SECT-013")
    void pcsAreAddedBehindTheCount(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);
        owner.buffer().store(0, 100);

        owner.run(SECTION);

        assertThat(owner.coverage()).hasCount(103).hasWords(1, 101, 0).hasWords(104, WORDS, 0);
        assertThat(owner.buffer().pcs(100, 103)).hasPcs("A3");
    }

    @Test
    @Verifies("SECT-013")
    void recordsAreAddedBehindTheCount(Target kernel) {
        Owner owner = Owner.of(kernel, COMPARISONS);

        owner.run(COMPARING, COMPARING);

        Comparison[] each = {Operands.ofVariables(4, 1, 2), Operands.ofVariables(8, 3, 4), Operands.ofVariables(2, 5, 6)
        };
        assertThat(owner.coverage())
                .hasComparisons(each[0], each[1], each[2], each[0], each[1], each[2])
                .hasWords(25, WORDS, 0);
    }

    @Test
    @Verifies("SECT-013")
    void afterAResetTheyBeginAnew(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);
        owner.run(SECTION);

        owner.buffer().reset();
        owner.run(thread(start(BUS_A), pcs(B, 1), stop()));

        assertThat(owner.coverage()).hasPcs("A1");
        assertThat(owner.buffer().pcs(0, 3)).hasPcs("A1 B2");
    }

    @Test
    @Verifies("MOVE-001")
    void aSectionFillsTheBufferAndNoMore(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);
        owner.buffer().store(0, WORDS - 6);

        owner.run(thread(start(BUS_A), pcs(A, 4), pcs(B, 1), pcs(C, 4), stop()));

        assertThat(owner.coverage()).hasCount(WORDS - 1).hasWords(1, WORDS - 5, 0);
        assertThat(owner.buffer().pcs(WORDS - 6, WORDS - 1)).hasPcs("A4 B1");
    }

    @Test
    @Verifies("MOVE-001")
    void aFullBufferStaysAsItIs(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);
        owner.run(thread(start(BUS_A), pcs(A, WORDS), stop()));
        Coverage full = owner.coverage();
        assertThat(full).hasPcs("A511");

        owner.run(thread(start(BUS_A), pcs(B, 3), stop()));

        assertThat(owner.coverage()).isUnchangedFrom(full);
    }

    @Test
    @Verifies("MOVE-002")
    void onlyWholeRecordsAreCounted(Target kernel) {
        Owner owner = Owner.of(kernel, COMPARISONS);
        owner.buffer().store(0, MOST - 2);

        owner.run(COMPARING);

        assertThat("the count", owner.buffer().count()).is(MOST);
    }

    @Test
    @Verifies("MOVE-008")
    void whatFitsOfARecordIsCopied(Target kernel) {
        Owner owner = Owner.of(kernel, COMPARISONS);
        owner.buffer().store(0, MOST - 1);

        owner.run(COMPARING);

        assertThat(owner.coverage())
                .hasCount(MOST)
                .hasWords(END_OF_RECORDS - 4, END_OF_RECORDS - 3, Comparison.size(2))
                .hasWords(END_OF_RECORDS, END_OF_RECORDS + 1, Comparison.size(3))
                .hasWords(END_OF_RECORDS + 1, END_OF_RECORDS + 2, 3)
                .hasWords(END_OF_RECORDS + 2, WORDS, 4);
    }

    @Test
    @Verifies("MOVE-008")
    void soItIsWhenNoRecordFits(Target kernel) {
        Owner owner = Owner.of(kernel, COMPARISONS);
        owner.buffer().store(0, MOST);

        owner.run(COMPARING);

        assertThat(owner.coverage())
                .hasCount(MOST)
                .hasWords(1, END_OF_RECORDS, 0)
                .hasWords(END_OF_RECORDS, END_OF_RECORDS + 1, Comparison.size(2))
                .hasWords(END_OF_RECORDS + 1, END_OF_RECORDS + 2, 1)
                .hasWords(END_OF_RECORDS + 2, WORDS, 2);
    }

    @Test
    @Verifies("MOVE-003")
    void nothingIsAddedToACountBeyondTheBuffer(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A);

        addsNothingTo(owner, WORDS, SECTION);
        addsNothingTo(owner, 1L << 40, SECTION);
        addsNothingTo(owner, 1L << 61, SECTION);
        addsNothingTo(owner, -1, SECTION);

        owner.buffer().reset();
        owner.run(SECTION);
        assertThat(owner.coverage()).hasPcs("A3");
    }

    @Test
    @Verifies("MOVE-003")
    void noRecordIsAddedToACountBeyondTheBuffer(Target kernel) {
        Owner owner = Owner.of(kernel, COMPARISONS);

        addsNothingTo(owner, MOST + 1, COMPARING);
        addsNothingTo(owner, WORDS - 1, COMPARING);
        addsNothingTo(owner, 1L << 59, COMPARING);
        addsNothingTo(owner, -1, COMPARING);
    }

    @Test
    @Verifies("MOVE-006")
    void sectionsOfAllHandlesGoToTheOneBuffer(Target kernel) {
        Owner owner = Owner.of(kernel, BUS_A, BUS_B);

        owner.run(thread(
                start(BUS_A), pcs(A, 3), stop(), start(BUS_B), pcs(B, 2), stop(), start(BUS_A), pcs(C, 1), stop()));

        assertThat(owner.coverage()).hasPcs("A3 B2 C1").hasWords(7, WORDS, 0);
    }

    private static void addsNothingTo(Owner owner, long count, Statement section) {
        owner.buffer().store(0, count);

        owner.run(section);

        assertThat(owner.coverage()).hasCount(count).hasWords(1, WORDS, 0);
    }
}
