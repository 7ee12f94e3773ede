/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.report;

import java.util.ArrayList;
import java.util.List;
import org.kcovtck.errors.Visible;
import org.kcovtck.harness.TestVerdict;

/**
 * One line of what is to be said for a verdict.
 *
 * @param label what kind of line it is: {@code expected}, {@code got}, {@code call}, {@code log}
 * @param text one line, safe to print
 */
record Evidence(String label, String text) {
    private static final int LAST_CALLS = 12;
    private static final int FIRST_LOG_LINES = 40;

    /** All of it, as it goes to files. */
    static List<Evidence> of(TestVerdict test) {
        List<Evidence> evidence = values(test);
        test.calls().forEach(call -> add(evidence, "call", call));
        test.log().forEach(line -> add(evidence, "log", line));
        return evidence;
    }

    /** What a screen can take: of the calls the last, of the log the first lines, where a splat says what it is. */
    static List<Evidence> brief(TestVerdict test) {
        List<Evidence> evidence = values(test);
        int calls = test.calls().size();
        int skipped = Math.max(0, calls - LAST_CALLS);
        if (skipped > 0) {
            add(evidence, "call", "(" + skipped + " before these)");
        }
        test.calls().subList(skipped, calls).forEach(call -> add(evidence, "call", call));
        int lines = Math.min(FIRST_LOG_LINES, test.log().size());
        test.log().subList(0, lines).forEach(line -> add(evidence, "log", line));
        if (lines < test.log().size()) {
            add(evidence, "log", "(" + (test.log().size() - lines) + " more)");
        }
        return evidence;
    }

    private static List<Evidence> values(TestVerdict test) {
        List<Evidence> evidence = new ArrayList<>();
        add(evidence, "test", test.test());
        add(evidence, "expected", test.expected());
        add(evidence, "got", test.got());
        add(evidence, "reason", test.reason());
        return evidence;
    }

    private static void add(List<Evidence> evidence, String label, String text) {
        Visible.lines(text).forEach(line -> evidence.add(new Evidence(label, line)));
    }
}
