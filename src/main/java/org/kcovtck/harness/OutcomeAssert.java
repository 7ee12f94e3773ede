/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import org.kcovtck.abi.Errno;
import org.kcovtck.target.Outcome;
import org.opentest4j.AssertionFailedError;

/** What a rule says of the outcome of an operation. Failures name the operation, what is expected and what came. */
public final class OutcomeAssert {
    private final Outcome actual;

    private OutcomeAssert(Outcome actual) {
        this.actual = actual;
    }

    public static OutcomeAssert assertThat(Outcome actual) {
        return new OutcomeAssert(actual);
    }

    /** The operation returned 0 or more. */
    public void succeeds() {
        check(actual.succeeded(), Relation.AT_LEAST, 0, "success");
    }

    public void failsWith(Errno errno) {
        check(actual.failedWith(errno), Relation.IS, -errno.number(), errno.name());
    }

    public void returns(long value) {
        check(actual.value() == value, Relation.IS, value, Long.toString(value));
    }

    private void check(boolean holds, Relation relation, long wanted, String expected) {
        Recording.check(new Check.OfOutcome(actual, relation, wanted), () -> {
            if (!holds) {
                throw new AssertionFailedError(actual.operation().toString(), expected, actual.result());
            }
        });
    }
}
