/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kcovtck.harness.Recording;
import org.kcovtck.harness.Recording.Relation;
import org.kcovtck.harness.Recording.Step;
import org.kcovtck.harness.TestVerdict;
import org.kcovtck.rules.Rule;
import org.kcovtck.target.Outcome;

/**
 * A program in C that shows a violation on any machine: it does what the test did and checks what the test found wrong. It
 * exits with 0 when the kernel is as the rule says, 1 when it is not, 2 when it cannot tell.
 */
public final class Program {
    /** No program is longer: what takes more is better read as a test. */
    private static final int MOST_LINES = 119;

    private static final String HAS_TO_WORK = " has to work before the rule can be seen";

    private Program() {}

    /** @throws NoProgram when what the test did or found cannot be said in one */
    public static String of(Rule rule, TestVerdict verdict, Recording recording) throws NoProgram {
        if (!recording.isWhole()) {
            throw new NoProgram("a race");
        }
        Checks checks = new Checks();
        List<Step> steps = recording.steps();
        Complaint complaint = Complaint.of(verdict);
        if (complaint == Complaint.NONE) {
            Step check = recording
                    .failed()
                    .or(() -> notWorking(steps, verdict))
                    .orElseThrow(() -> new NoProgram("it is about " + verdict.reason()));
            int at = steps.indexOf(check);
            checks.add(steps.subList(0, at < 0 ? steps.size() : at), check);
        }
        String text = new ProgramText(rule, verdict.test(), steps, checks, complaint, warning(verdict)).text();
        long lines = text.lines().count();
        if (lines > MOST_LINES) {
            throw new NoProgram("it would take " + lines + " lines");
        }
        return text;
    }

    /** Whose warning is missing: the last word of {@code a warning of kcov_remote_start}. */
    private static String warning(TestVerdict verdict) {
        return verdict.expected().substring(verdict.expected().lastIndexOf(' ') + 1);
    }

    /** A call that the test needs to work, and that failed last. */
    private static Optional<Step> notWorking(List<Step> steps, TestVerdict verdict) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Script script) {
                outcomes.addAll(script.outcomes());
            }
        }
        return outcomes.stream()
                .filter(outcome -> !outcome.succeeded() && verdict.reason().equals(outcome.operation() + HAS_TO_WORK))
                .reduce((one, other) -> other)
                .map(outcome -> new Step.Returned(outcome, Relation.ABOVE, -1, false));
    }
}
