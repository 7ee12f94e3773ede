/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Task;

/** Requests to one agent, sent without waiting for an answer. */
public final class Pipeline {
    private Pipeline() {}

    /** Sends each script on its own, all before the first answer is looked at; the outcomes in that order. */
    public static List<Outcome> run(Task task, List<Operation> scripts) {
        List<CompletableFuture<Outcome>> sent = scripts.stream()
                .map(operation -> ((AgentTask) task)
                        .submit(List.of(operation))
                        .thenApply(answer -> OperationCodec.decode(List.of(operation), answer.body())
                                .get(0)))
                .toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }

    /** Requests under way on an agent that does not answer, one for each task. */
    public static List<CompletableFuture<?>> send(Stream<Task> tasks, Operation operation) {
        return tasks.<CompletableFuture<?>>map(task -> ((AgentTask) task).submit(List.of(operation)))
                .toList();
    }
}
