/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Barrier;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Read;

/** The reader of an agent's output gets answers that were spoilt on their way: a million frames. */
class ReaderFuzzTest {
    private static final int FRAMES = 1_000_000;
    private static final int FRAMES_OF_A_LINK = 1000;
    private static final long MOST_BYTES = 32 << 20;
    private static final List<Operation> OPERATIONS =
            List.of(new Getpid(), new Read(3, 100), new Load(4096, 4), new Barrier(2));

    private final long seed = Long.getLong("kcov.fuzz.seed", 1);
    private final Random random = new Random(seed);

    private record Asked(List<Operation> script, CompletableFuture<Frame> answer) {}

    @Test
    @Timeout(300)
    void everyRequestEndsWithItsOutcomesOrAsBroken() {
        long before = usedBytes();
        try {
            for (int frames = 0; frames < FRAMES; frames += FRAMES_OF_A_LINK) {
                talk();
            }
        } catch (RuntimeException | IOException | AssertionError e) {
            fail("to have it again: -Dkcov.fuzz.seed=" + seed, e);
        }
        assertThat(usedBytes() - before).as("bytes held").isLessThan(MOST_BYTES);
    }

    /** One agent, from its greeting to the end of its output. */
    private void talk() throws IOException {
        AgentLink link = new AgentLink(Duration.ofSeconds(20));
        link.sink().write(AgentDouble.greetingBytes(Protocol.VERSION));
        link.open(OutputStream.nullOutputStream());
        List<Asked> asked = new ArrayList<>();
        for (int number = 1; number <= FRAMES_OF_A_LINK; number++) {
            List<Operation> script = random.ints(random.nextInt(4), 0, OPERATIONS.size())
                    .mapToObj(OPERATIONS::get)
                    .toList();
            int task = Protocol.TASKS_PER_PROCESS + random.nextInt(16);
            asked.add(new Asked(script, link.script(task, OperationCodec.encode(script))));
            write(spoilt(new Frame(task, number, Protocol.FRAME_SCRIPT, results(script))), link.sink());
        }
        link.sink().close();
        for (Asked one : asked) {
            assertThat(one.answer()).isDone();
            try {
                assertThat(OperationCodec.decode(
                                one.script(), one.answer().join().body()))
                        .hasSameSizeAs(one.script());
            } catch (BrokenException e) {
                assertThat(e).hasMessageNotContaining("\n");
            } catch (CompletionException e) {
                assertThat(e).hasCauseInstanceOf(BrokenException.class);
            }
        }
    }

    private byte[] results(List<Operation> script) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Operation operation : script) {
            byte[] data = new byte[Protocol.padded(operation instanceof Getpid ? 0 : random.nextInt(40))];
            random.nextBytes(data);
            ByteBuffer result = ByteBuffer.allocate(Protocol.RESULT_BYTES + data.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(random.nextInt(8) - 2)
                    .putInt(data.length)
                    .putInt(0)
                    .put(data);
            body.writeBytes(result.array());
        }
        return body.toByteArray();
    }

    /** Mostly so that the next frame is still seen where it begins. */
    private byte[] spoilt(Frame frame) {
        byte[] body = frame.body();
        return switch (random.nextInt(7)) {
            case 0 -> new Frame(number(), frame.sequence(), frame.kind(), body).bytes();
            case 1 -> new Frame(frame.task(), random.nextInt(FRAMES_OF_A_LINK), frame.kind(), body).bytes();
            case 2 -> frame(frame, random.nextInt(100) == 0 ? number() : kind(), body);
            case 3 -> frame(frame, frame.kind(), Arrays.copyOf(body, random.nextInt(body.length + 20)));
            case 4 -> frame(frame, frame.kind(), noise(random.nextInt(200)));
            case 5 -> frame(frame, frame.kind(), flipped(body));
            default -> random.nextInt(200) == 0 ? flipped(frame.bytes()) : frame.bytes();
        };
    }

    private static byte[] frame(Frame like, int kind, byte[] body) {
        return new Frame(like.task(), like.sequence(), kind, body).bytes();
    }

    private int kind() {
        return random.nextBoolean() ? Protocol.FRAME_REFUSED : Protocol.FRAME_GONE;
    }

    private int number() {
        return random.nextBoolean()
                ? random.nextInt()
                : List.of(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE).get(random.nextInt(4));
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] flipped(byte[] bytes) {
        for (int i = random.nextInt(5); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    /** In pieces, as a network brings it. */
    private void write(byte[] bytes, OutputStream sink) throws IOException {
        int middle = random.nextInt(bytes.length + 1);
        sink.write(bytes, 0, middle);
        sink.write(bytes, middle, bytes.length - middle);
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
