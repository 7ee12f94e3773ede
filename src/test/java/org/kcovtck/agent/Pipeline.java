/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Pending;
import org.kcovtck.target.Task;

/** Requests to one agent, sent without waiting for an answer. */
public final class Pipeline {
    private Pipeline() {}

    /** Sends each script on its own, all before the first answer is looked at; the outcomes in that order. */
    public static List<Outcome> run(Task task, List<Operation> scripts) {
        List<Pending> sent = scripts.stream()
                .map(operation -> task.submit(List.of(operation)))
                .toList();
        return sent.stream().map(pending -> pending.outcomes().get(0)).toList();
    }

    /** Requests under way on an agent that does not answer, one for each task. */
    public static List<CompletableFuture<?>> send(Stream<Task> tasks, Operation operation) {
        return tasks.<CompletableFuture<?>>map(task -> ((AgentTask) task).send(List.of(operation)))
                .toList();
    }
}
