/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import org.kcovtck.abi.Errno;
import org.kcovtck.harness.Recording.Relation;
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
        check(Relation.ABOVE, -1, actual.succeeded(), "success");
    }

    public void failsWith(Errno errno) {
        check(Relation.IS, -errno.number(), actual.failedWith(errno), errno.name());
    }

    public void returns(long value) {
        check(Relation.IS, value, actual.value() == value, Long.toString(value));
    }

    private void check(Relation relation, long bound, boolean holds, String expected) {
        Recording.returned(actual, relation, bound, holds);
        if (!holds) {
            throw new AssertionFailedError(actual.operation().toString(), expected, actual.result());
        }
    }
}
