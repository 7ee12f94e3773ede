/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
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
    /** Who is asked when the agent itself is: it makes and ends processes. */
    private static final int AGENT = 0;

    private final Map<Integer, Request> requests = new ConcurrentHashMap<>();
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

    /**
     * @param task whose end is the request's, too
     * @param last whether the task ends by it, so that its end is the answer
     */
    private record Request(int task, int kind, boolean last, CompletableFuture<Frame> answer) {
        Request(int task, int kind, boolean last) {
            this(task, kind, last, new CompletableFuture<>());
        }
    }

    /** Sends a script; the future ends with the answer, or with a {@link BrokenException}. */
    CompletableFuture<Frame> script(int task, byte[] body) {
        return send(new Request(task, Protocol.FRAME_SCRIPT, false), task, body);
    }

    /** Sends a script in which the last task of a process ends; the future ends when it is gone. */
    CompletableFuture<Frame> lastScript(int task, byte[] body) {
        return send(new Request(task, Protocol.FRAME_SCRIPT, true), task, body);
    }

    /** Sends a frame that has no answer. */
    void tell(int task, int kind, byte[] body) {
        write(new Frame(task, sequence.incrementAndGet(), kind, body));
    }

    /** Tells the agent itself something that may take several frames, and has no answer. */
    void tellAll(int kind, byte[] whole) {
        byte[] words = Arrays.copyOf(whole, Protocol.padded(whole.length));
        for (int at = 0; at < words.length; at += Protocol.MAX_BODY) {
            tell(AGENT, kind, Arrays.copyOfRange(words, at, Math.min(at + Protocol.MAX_BODY, words.length)));
        }
    }

    /** Asks for a process to be made or ended. */
    CompletableFuture<Frame> process(int kind, int first) {
        return send(new Request(AGENT, kind, false), first, new byte[0]);
    }

    private CompletableFuture<Frame> send(Request request, int task, byte[] body) {
        if (body.length > Protocol.MAX_BODY) {
            throw new BrokenException(String.format(
                    "a script of %d bytes is too long for the agent, which takes at most %d: split it",
                    body.length, Protocol.MAX_BODY));
        }
        int number = sequence.incrementAndGet();
        requests.put(number, request);
        if (lost.isCompletedExceptionally()) {
            failAll();
        } else {
            write(new Frame(task, number, request.kind(), body));
        }
        return request.answer();
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

    private synchronized void write(Frame frame) {
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
            // Whoever hears of the end may ask at once for more, which is not to end by the same news.
            gone(frame, 1, sequence.get());
            return;
        }
        if (frame.kind() == Protocol.FRAME_END_PROCESS) {
            gone(frame, Protocol.TASKS_PER_PROCESS, frame.sequence());
        }
        Request request = requests.remove(frame.sequence());
        if (request == null) {
            return;
        }
        if (frame.kind() == Protocol.FRAME_REFUSED) {
            request.answer()
                    .completeExceptionally(new BrokenException(
                            "the agent refused a request: " + new String(frame.body(), StandardCharsets.US_ASCII)));
        } else if (frame.kind() == request.kind()) {
            request.answer().complete(frame);
        } else {
            requests.put(frame.sequence(), request);
            lose("it answers a request of kind " + request.kind() + " with a frame of kind " + frame.kind());
        }
    }

    /** Tasks that are gone answer nothing more of what was sent before. */
    private void gone(Frame frame, int tasks, int before) {
        requests.forEach((number, request) -> {
            int index = request.task() - frame.task();
            if (index < 0 || index >= tasks || request.task() == AGENT || number > before) {
                return;
            }
            requests.remove(number);
            if (request.last()) {
                request.answer().complete(frame);
            } else {
                request.answer()
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
        requests.values().forEach(request -> request.answer().completeExceptionally(cause));
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
