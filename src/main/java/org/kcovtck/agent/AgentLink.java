/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.kcovtck.errors.BrokenException;

/**
 * A conversation with an agent: requests go out without waiting, answers come back to whoever asked. Once the agent is
 * lost, every request, under way or new, ends with the same {@link BrokenException}.
 */
public final class AgentLink implements AutoCloseable {
    private final Map<Integer, CompletableFuture<Frame>> requests = new ConcurrentHashMap<>();
    private final Map<Integer, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> taskOfRequest = new ConcurrentHashMap<>();
    private final CompletableFuture<Frame> greeting = new CompletableFuture<>();
    private final CompletableFuture<Void> lost = new CompletableFuture<>();
    private final AtomicInteger sequence = new AtomicInteger();
    private final FrameSink sink = new FrameSink(this::receive, this::lose);
    private final Duration patience;
    private OutputStream toAgent;

    /**
     * @param patience how long an answer may take before the target counts as lost
     */
    public AgentLink(Duration patience) {
        this.patience = patience;
    }

    /** Where the agent's standard output has to be written; closed when it ends. */
    public OutputStream sink() {
        return sink;
    }

    /** Waits for the greeting. The agent runs already, and its output flows into {@link #sink}. */
    void open(OutputStream agentsInput) {
        toAgent = agentsInput;
        Greeting.check(await(greeting));
    }

    /** Sends a request; the future ends with the answer, or with a {@link BrokenException}. */
    CompletableFuture<Frame> request(int task, int kind, byte[] body) {
        int number = sequence.incrementAndGet();
        CompletableFuture<Frame> answer = new CompletableFuture<>();
        requests.put(number, answer);
        taskOfRequest.put(number, task);
        if (lost.isCompletedExceptionally()) {
            failAll();
        } else {
            send(new Frame(task, number, kind, body));
        }
        return answer;
    }

    /** Sends a request that has no answer. */
    void tell(int task, byte[] body) {
        send(new Frame(task, sequence.incrementAndGet(), Protocol.FRAME_SCRIPT, body));
    }

    /** Ends when the agent says that the task is gone. Has to be asked for before the task can end. */
    CompletableFuture<Void> endOf(int task) {
        CompletableFuture<Void> end = ends.computeIfAbsent(task, key -> new CompletableFuture<>());
        if (lost.isCompletedExceptionally()) {
            failAll();
        }
        return end;
    }

    <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new BrokenException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            lose("it has not answered for " + patience.toSeconds() + " s");
            return await(future);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenException("interrupted while waiting for the agent", e);
        }
    }

    private synchronized void send(Frame frame) {
        try {
            toAgent.write(frame.bytes());
            toAgent.flush();
        } catch (IOException e) {
            lose("its input is closed");
        }
    }

    private void receive(Frame frame) {
        if (!greeting.isDone()) {
            greeting.complete(frame);
            return;
        }
        if (frame.kind() == Protocol.FRAME_GONE) {
            gone(frame.task());
            return;
        }
        CompletableFuture<Frame> answer = requests.remove(frame.sequence());
        taskOfRequest.remove(frame.sequence());
        if (answer == null) {
            return;
        }
        if (frame.kind() == Protocol.FRAME_REFUSED) {
            answer.completeExceptionally(new BrokenException(
                    "the agent refused a request: " + new String(frame.body(), StandardCharsets.US_ASCII)));
        } else {
            answer.complete(frame);
        }
    }

    private void gone(int task) {
        CompletableFuture<Void> end = ends.remove(task);
        if (end != null) {
            end.complete(null);
        }
        taskOfRequest.forEach((number, of) -> {
            if (of == task && taskOfRequest.remove(number, of)) {
                requests.remove(number)
                        .completeExceptionally(
                                new BrokenException("the process under test ended in the middle of a call"));
            }
        });
    }

    /** Why, in words that follow "the agent is lost: ". */
    public void lose(String why) {
        lost.completeExceptionally(new BrokenException("the agent is lost: " + why));
        failAll();
    }

    private void failAll() {
        Throwable cause = lost.handle((value, error) -> error).join();
        greeting.completeExceptionally(cause);
        requests.values().forEach(answer -> answer.completeExceptionally(cause));
        ends.values().forEach(end -> end.completeExceptionally(cause));
    }

    /** Closes the agent's input, on which it ends its processes and itself. */
    @Override
    public void close() {
        lose("the connection was closed");
        try {
            toAgent.close();
        } catch (IOException e) {
            // It is lost already.
        }
    }
}
