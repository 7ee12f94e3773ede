/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.harness;

import java.util.ArrayList;
import java.util.List;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Barrier;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Task;

/**
 * What one task does in each round of a {@link Race}.
 *
 * @param before until all begin; has to succeed
 * @param during at the same time as the others
 * @param after when all have done that
 */
public record Contender(Task task, List<Operation> before, List<Operation> during, List<Operation> after) {
    public static Contender of(Task task, Operation... during) {
        return new Contender(task, List.of(), List.of(during), List.of());
    }

    public Contender before(Operation... operations) {
        return new Contender(task, List.of(operations), during, after);
    }

    public Contender after(Operation... operations) {
        return new Contender(task, before, during, List.of(operations));
    }

    /** The same, done by this task. */
    Contender by(Task other) {
        return new Contender(other, before, during, after);
    }

    /**
     * One round.
     *
     * @param delay how much later than the others this one begins, in turns of an empty loop
     */
    List<Operation> script(int contenders, int delay) {
        List<Operation> script = new ArrayList<>(before);
        script.add(new Barrier(contenders, delay));
        script.addAll(during);
        script.add(new Barrier(contenders));
        script.addAll(after);
        return script;
    }

    /** What came of one round. */
    Part part(List<Outcome> round) {
        round.subList(0, before.size()).forEach(Outcome::required);
        int begin = before.size() + 1;
        int end = begin + during.size();
        return new Part(round.subList(begin, end), round.subList(end + 1, round.size()));
    }

    /** One contender's part in a round: what came of what it did at the same time as the others, and after that. */
    public record Part(List<Outcome> during, List<Outcome> after) {}
}
