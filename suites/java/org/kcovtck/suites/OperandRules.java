/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.suites;

import static org.kcovtck.abi.TraceMode.KCOV_TRACE_CMP;
import static org.kcovtck.harness.CoverageAssert.assertThat;
import static org.kcovtck.suites.Descriptors.BUS_A;
import static org.kcovtck.suites.Descriptors.WORDS;
import static org.kcovtck.suites.Operands.ofConstant;
import static org.kcovtck.suites.Operands.ofVariables;
import static org.kcovtck.target.Statement.compare;
import static org.kcovtck.target.Statement.compareConstant;
import static org.kcovtck.target.Statement.start;
import static org.kcovtck.target.Statement.stop;
import static org.kcovtck.target.Statement.switchOver;
import static org.kcovtck.target.Statement.thread;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.RemoteArg;
import org.kcovtck.harness.CoverageAssert;
import org.kcovtck.harness.Verifies;
import org.kcovtck.target.Statement;
import org.kcovtck.target.Target;

/** Comparisons whose operands are known beforehand, in sections and in a task's own system call. */
class OperandRules {
    /** Has a bit pattern of its own in each of its bytes, the highest bit among them. */
    private static final long PATTERN = 0x9abcdef012345678L;

    @Test
    @Verifies("CMP-030")
    void variablesOfAllSizes(Target kernel) {
        assertThatSection(kernel, compare(1, 1, 2), compare(2, 3, 4), compare(4, 5, 6), compare(8, 7, 8))
                .hasComparisons(ofVariables(1, 1, 2), ofVariables(2, 3, 4), ofVariables(4, 5, 6), ofVariables(8, 7, 8))
                .hasWords(17, WORDS, 0);
    }

    @Test
    @Verifies("CMP-031")
    void constantsOfAllSizes(Target kernel) {
        assertThatSection(
                        kernel,
                        compareConstant(1, 1, 2),
                        compareConstant(2, 3, 4),
                        compareConstant(4, 5, 6),
                        compareConstant(8, 7, 8))
                .hasComparisons(ofConstant(1, 1, 2), ofConstant(2, 3, 4), ofConstant(4, 5, 6), ofConstant(8, 7, 8))
                .hasWords(17, WORDS, 0);
    }

    @Test
    @Verifies("CMP-010")
    void theConstantIsTheFirstOperand(Target kernel) {
        assertThatSection(kernel, compareConstant(4, 0x1234, 0x5678), compareConstant(8, 9, PATTERN))
                .hasComparisons(ofConstant(4, 0x1234, 0x5678), ofConstant(8, 9, PATTERN));
    }

    @Test
    @Verifies("CMP-032")
    void operandsWithTheirHighestBit(Target kernel) {
        assertThatSection(
                        kernel,
                        compare(1, 0x80, 0xff),
                        compare(2, 0x8000, 0xffff),
                        compare(4, 0x8000_0000L, 0xffff_ffffL),
                        compare(8, 1L << 63, -1))
                .hasComparisons(
                        ofVariables(1, 0x80, 0xff),
                        ofVariables(2, 0x8000, 0xffff),
                        ofVariables(4, 0x8000_0000L, 0xffff_ffffL),
                        ofVariables(8, 1L << 63, -1));
    }

    @Test
    @Verifies("CMP-032")
    void constantsWithTheirHighestBit(Target kernel) {
        assertThatSection(
                        kernel,
                        compareConstant(1, 0x80, 0xff),
                        compareConstant(2, 0x8000, 0xffff),
                        compareConstant(4, 0x8000_0000L, 0xffff_ffffL),
                        compareConstant(8, 1L << 63, -1))
                .hasComparisons(
                        ofConstant(1, 0x80, 0xff),
                        ofConstant(2, 0x8000, 0xffff),
                        ofConstant(4, 0x8000_0000L, 0xffff_ffffL),
                        ofConstant(8, 1L << 63, -1));
    }

    @Test
    @Verifies("CMP-032")
    void operandsWithDifferentBytes(Target kernel) {
        assertThatSection(
                        kernel, compare(2, 0x5678, 0x9abc), compare(4, 0x12345678, 0x9abcdef0L), compare(8, PATTERN, 1))
                .hasComparisons(
                        ofVariables(2, 0x5678, 0x9abc),
                        ofVariables(4, 0x12345678, 0x9abcdef0L),
                        ofVariables(8, PATTERN, 1));
    }

    @Test
    @Verifies("CMP-033")
    void aSwitchOfEachSize(Target kernel) {
        assertThatSection(
                        kernel,
                        switchOver(1, 0xff, 1, 0x80),
                        switchOver(2, 0xffff, 2, 0x8000),
                        switchOver(4, 0x12345678, 3, 0x8000_0000L),
                        switchOver(8, PATTERN, 4, -1))
                .hasComparisons(
                        ofConstant(1, 1, 0xff),
                        ofConstant(1, 0x80, 0xff),
                        ofConstant(2, 2, 0xffff),
                        ofConstant(2, 0x8000, 0xffff),
                        ofConstant(4, 3, 0x12345678),
                        ofConstant(4, 0x8000_0000L, 0x12345678),
                        ofConstant(8, 4, PATTERN),
                        ofConstant(8, -1, PATTERN));
    }

    @Test
    @Verifies("CMP-033")
    void aSwitchLeavesARecordForTheCaseThatIsTakenAndForTheOthers(Target kernel) {
        assertThatSection(kernel, switchOver(4, 7, 5, 6, 7, 8))
                .hasComparisons(ofConstant(4, 5, 7), ofConstant(4, 6, 7), ofConstant(4, 7, 7), ofConstant(4, 8, 7))
                .hasWords(17, WORDS, 0);
    }

    @Test
    @Verifies("CMP-033")
    void aSwitchWithoutCasesLeavesNothing(Target kernel) {
        assertThatSection(kernel, switchOver(4, 7)).hasWords(0, WORDS, 0);
    }

    @Test
    @Verifies("CMP-034")
    void ownComparisonsAreRecordedInTheirOrder(Target kernel) {
        Statement[] program = {
            compare(8, PATTERN, 1),
            compareConstant(8, 2, PATTERN),
            switchOver(8, PATTERN, 3, 4),
            compare(8, 5, PATTERN),
            compare(8, 5, PATTERN)
        };

        assertThat(Operands.with(PATTERN, OwnCall.coverage(kernel, KCOV_TRACE_CMP, program)))
                .hasComparisons(
                        ofVariables(8, PATTERN, 1),
                        ofConstant(8, 2, PATTERN),
                        ofConstant(8, 3, PATTERN),
                        ofConstant(8, 4, PATTERN),
                        ofVariables(8, 5, PATTERN),
                        ofVariables(8, 5, PATTERN));
    }

    @Test
    @Verifies("CMP-034")
    void ownOperandsOfThirtyTwoBitsAreWhole(Target kernel) {
        long operand = 0x9abcdef0L;

        assertThat(Operands.with(
                        operand,
                        OwnCall.coverage(
                                kernel, KCOV_TRACE_CMP, compare(4, operand, 1), compareConstant(4, 2, operand))))
                .hasComparisons(ofVariables(4, operand, 1), ofConstant(4, 2, operand));
    }

    /** What a section with this work leaves in the buffer. */
    private static CoverageAssert assertThatSection(Target kernel, Statement... work) {
        Owner owner = Owner.of(kernel, RemoteArg.of(BUS_A).mode(KCOV_TRACE_CMP));
        Stream<Statement> program = Stream.of(Stream.of(start(BUS_A)), Stream.of(work), Stream.of(stop()))
                .flatMap(each -> each);
        owner.run(thread(program.toArray(Statement[]::new)));
        return assertThat(owner.coverage());
    }
}
