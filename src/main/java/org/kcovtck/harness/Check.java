/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.List;
import org.kcovtck.abi.Comparison;
import org.kcovtck.target.Coverage;
import org.kcovtck.target.Outcome;

/** Something that a test has compared with what its rule says. */
public sealed interface Check {
    /** Whatever PCs, as long as there are some. */
    String ANY = "any";

    /** What an operation returned. */
    record OfOutcome(Outcome outcome, Relation relation, long wanted) implements Check {}

    /** A number that came of an operation somehow. */
    record OfValue(String what, long actual, Relation relation, long wanted) implements Check {}

    /** All words from one (inclusive) to another (exclusive) are this. */
    record OfWords(Coverage coverage, int from, int to, long value) implements Check {}

    /** Which PCs there are: {@code "A5 B3"}, or {@link #ANY}. */
    record OfPcs(Coverage coverage, String runs) implements Check {}

    /** Which records there are, or none when any will do. */
    record OfComparisons(Coverage coverage, List<Comparison> wanted) implements Check {}

    /** All words are those of an earlier moment. */
    record OfChange(Coverage coverage, Coverage before) implements Check {}
}
