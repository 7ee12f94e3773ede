/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameSinkTest {
    private final List<Frame> frames = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private final FrameSink sink = new FrameSink(frames::add, ends::add);

    private final Frame empty = new Frame(1, 2, 3, new byte[0]);
    private final Frame full = new Frame(-1, 0x01020304, 5, new byte[] {6, 7, 8});

    @Test
    void framesComeWholeWhereverTheyAreSplit() {
        byte[] stream = stream(full, empty, full);
        for (int first = 0; first <= stream.length; first++) {
            for (int second = first; second <= stream.length; second++) {
                frames.clear();
                sink.write(stream, 0, first);
                sink.write(stream, first, second - first);
                sink.write(stream, second, stream.length - second);

                assertThat(frames)
                        .as("split at %d and %d", first, second)
                        .usingRecursiveFieldByFieldElementComparator()
                        .containsExactly(full, empty, full);
            }
        }
    }

    @Test
    void framesComeWholeByteByByte() {
        for (byte single : stream(empty, full)) {
            sink.write(single);
        }

        assertThat(frames).usingRecursiveFieldByFieldElementComparator().containsExactly(empty, full);
    }

    @Test
    void theLongestFrameIsTaken() {
        Frame longest = new Frame(0, 0, 1, new byte[Protocol.MAX_RESULTS]);

        sink.write(stream(longest, full), 0, 2 * Protocol.FRAME_BYTES + Protocol.MAX_RESULTS + 3);

        assertThat(frames).usingRecursiveFieldByFieldElementComparator().containsExactly(longest, full);
        assertThat(ends).isEmpty();
    }

    @Test
    void aLengthThatNoFrameHasEndsItAllOnce() {
        sink.write(header(Protocol.MAX_RESULTS + 1), 0, Protocol.FRAME_BYTES);
        sink.write(stream(full), 0, 3);
        sink.close();

        assertThat(ends).singleElement().asString().startsWith("its output is not the agent's protocol but ");
        assertThat(frames).isEmpty();
    }

    @Test
    void aNegativeLengthEndsItAll() {
        sink.write(header(-1), 0, Protocol.FRAME_BYTES);

        assertThat(ends).hasSize(1);
    }

    @Test
    void whatCameInsteadIsShownAsAPersonReadsIt() {
        byte[] text = ("\u001b[1mWelcome\r\nto  this " + "x".repeat(100)).getBytes(StandardCharsets.US_ASCII);

        sink.write(text, 0, text.length);

        assertThat(ends)
                .containsExactly(
                        "its output is not the agent's protocol but \"[1mWelcome to  this " + "x".repeat(38) + "\"");
    }

    @Test
    void theFramesBeforeGarbageCount() {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(stream(full));
        both.writeBytes("no such command".getBytes(StandardCharsets.US_ASCII));
        both.write('\n');

        sink.write(both.toByteArray(), 0, both.size());

        assertThat(frames).hasSize(1);
        assertThat(ends).containsExactly("its output is not the agent's protocol but \"no such command\"");
    }

    @Test
    void anEndInTheMiddleOfAFrameIsAnEnd() {
        byte[] stream = stream(full);
        sink.write(stream, 0, stream.length - 1);
        sink.close();
        sink.close();

        assertThat(ends).containsExactly("its output ended");
        assertThat(frames).isEmpty();
    }

    private static byte[] stream(Frame... frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Frame frame : frames) {
            all.writeBytes(frame.bytes());
        }
        return all.toByteArray();
    }

    private static byte[] header(int length) {
        return ByteBuffer.allocate(Protocol.FRAME_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .array();
    }
}
