/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.kcovtck.abi.Comparison;
import org.kcovtck.abi.Errno;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Outcome;
import org.opentest4j.AssertionFailedError;

/** Every failure says of what it speaks, what is expected and what came. */
class AssertsTest {
    private static final long PC = 0xffff_ffff_8100_0010L;

    @Test
    void anOutcomeThatIsAsExpectedPasses() {
        OutcomeAssert.assertThat(outcome(0)).succeeds();
        OutcomeAssert.assertThat(outcome(0)).returns(0);
        OutcomeAssert.assertThat(outcome(-17)).failsWith(Errno.EEXIST);
    }

    @Test
    void anotherErrorIsNotTheOneExpected() {
        fails(() -> OutcomeAssert.assertThat(outcome(-22)).failsWith(Errno.EEXIST), "getpid()", "EEXIST", "EINVAL");
    }

    @Test
    void aSuccessIsNotAnError() {
        fails(() -> OutcomeAssert.assertThat(outcome(0)).failsWith(Errno.EEXIST), "getpid()", "EEXIST", "0");
    }

    @Test
    void anErrorIsNotASuccess() {
        fails(() -> OutcomeAssert.assertThat(outcome(-16)).succeeds(), "getpid()", "success", "EBUSY");
    }

    @Test
    void anotherValueIsNotTheOneExpected() {
        fails(() -> ValueAssert.assertThat("the count", 5).is(6), "the count", "6", "5");
        fails(() -> ValueAssert.assertThat("the count", 5).isAbove(5), "the count", "more than 5", "5");
        fails(() -> ValueAssert.assertThat("the count", 5).isBelow(5), "the count", "less than 5", "5");
        fails(() -> ValueAssert.assertThat("the count", 5).isNot(5), "the count", "anything but 5", "5");
    }

    @Test
    void aCountIsNoAddressOfTheKernel() {
        fails(() -> CoverageAssert.assertThat(coverage(1, 5)).hasPcs(), "PC 0", "an address of the kernel", "5");
        fails(
                () -> CoverageAssert.assertThat(coverage(1, -1)).hasPcs(),
                "PC 0",
                "an address of the kernel",
                "0xffffffffffffffff");
        CoverageAssert.assertThat(coverage(1, PC, 5)).hasPcs();
    }

    @Test
    void anEmptyBufferHasNoPcs() {
        fails(() -> CoverageAssert.assertThat(coverage(0, PC)).hasPcs(), "the count", "more than 0", "0");
    }

    @Test
    void pcsAreToldApartAndCounted() {
        CoverageAssert.assertThat(coverage(4, PC, PC, PC + 1, PC, 0)).hasPcs("A2 B1 A1");
        CoverageAssert.assertThat(coverage(0, PC)).hasPcs("");
        fails(() -> CoverageAssert.assertThat(coverage(2, PC, PC)).hasPcs("A3"), "the PCs", "A3", "A2");
        fails(() -> CoverageAssert.assertThat(coverage(2, PC + 1, PC)).hasPcs("A2"), "the PCs", "A2", "A1 B1");
        fails(() -> CoverageAssert.assertThat(coverage(1, PC)).hasPcs(""), "the PCs", "", "A1");
        fails(() -> CoverageAssert.assertThat(coverage(3, PC, PC)).hasPcs("A2"), "the count", "2", "3");
        fails(() -> CoverageAssert.assertThat(coverage(1, 5)).hasPcs("A1"), "PC 0", "an address of the kernel", "5");
    }

    @Test
    void recordsAreComparedFieldByField() {
        Comparison record = new Comparison(5, 1, 2, 0);
        CoverageAssert.assertThat(coverage(1, 5, 1, 2, PC)).hasComparisons(record);
        fails(() -> CoverageAssert.assertThat(coverage(0)).hasComparisons(record), "the count", "1", "0");
        fails(
                () -> CoverageAssert.assertThat(coverage(1, 4, 1, 2, PC)).hasComparisons(record),
                "the type of record 0",
                "5",
                "4");
        fails(
                () -> CoverageAssert.assertThat(coverage(1, 5, 2, 1, PC)).hasComparisons(record),
                "operand 1 of record 0",
                "1",
                "2");
        fails(
                () -> CoverageAssert.assertThat(coverage(1, 5, 1, 1, PC)).hasComparisons(record),
                "operand 2 of record 0",
                "2",
                "1");
        fails(
                () -> CoverageAssert.assertThat(coverage(1, 5, 1, 2, 9)).hasComparisons(record),
                "the address of record 0",
                "an address of the kernel",
                "9");
    }

    @Test
    void anAddressIsNoTypeOfAComparison() {
        fails(
                () -> CoverageAssert.assertThat(coverage(1, PC, 0, 0, PC)).hasComparisons(),
                "the type of record 0",
                "0 to 7",
                "0xffffffff81000010");
        CoverageAssert.assertThat(coverage(1, 5, 0, 0, PC)).hasComparisons();
    }

    @Test
    void theFirstWordThatChangedIsNamed() {
        fails(
                () -> CoverageAssert.assertThat(coverage(1, 2, 3)).isUnchangedFrom(coverage(1, 2, 4)),
                "word 2",
                "4",
                "3");
    }

    private static void fails(ThrowingCallable check, String what, String expected, String actual) {
        AssertionFailedError failure = catchThrowableOfType(AssertionFailedError.class, check);

        assertThat(failure).hasMessageContaining(what);
        assertThat(failure.getExpected().getValue()).isEqualTo(expected);
        assertThat(failure.getActual().getValue()).isEqualTo(actual);
    }

    private static Outcome outcome(long value) {
        return new Outcome(new Getpid(), value, new byte[0]);
    }

    private static Coverage coverage(long... words) {
        return new Coverage(words);
    }
}
