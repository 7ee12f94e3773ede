/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import org.opentest4j.AssertionFailedError;

/** What a rule says of a number. Failures name it, what is expected and what it is. */
public final class ValueAssert {
    private final String what;
    private final long actual;

    private ValueAssert(String what, long actual) {
        this.what = what;
        this.actual = actual;
    }

    /** @param what names the number in a failure: {@code "the count"} */
    public static ValueAssert assertThat(String what, long actual) {
        return new ValueAssert(what, actual);
    }

    public void is(long expected) {
        check(actual == expected, Relation.IS, expected, text(expected));
    }

    public void isNot(long unexpected) {
        check(actual != unexpected, Relation.IS_NOT, unexpected, "anything but " + text(unexpected));
    }

    public void isAbove(long bound) {
        check(actual > bound, Relation.ABOVE, bound, "more than " + text(bound));
    }

    public void isBelow(long bound) {
        check(actual < bound, Relation.BELOW, bound, "less than " + text(bound));
    }

    /** An address in the upper half of the address space, where a 64-bit kernel is. */
    public void isKernelAddress() {
        check(actual < 0 && actual != -1, Relation.BELOW, -1, "an address of the kernel");
    }

    private void check(boolean holds, Relation relation, long wanted, String expected) {
        Recording.check(new Check.OfValue(what, actual, relation, wanted), () -> {
            if (!holds) {
                throw new AssertionFailedError(what, expected, text(actual));
            }
        });
    }

    private static String text(long value) {
        return value >= 0 && value < 1 << 16 ? Long.toString(value) : String.format("0x%x", value);
    }
}
