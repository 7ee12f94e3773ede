/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.kcovtck.target.Argument.in;
import static org.kcovtck.target.Argument.inOut;
import static org.kcovtck.target.Argument.named;
import static org.kcovtck.target.Argument.number;
import static org.kcovtck.target.Argument.out;
import static org.kcovtck.target.Argument.text;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kcovtck.errors.BrokenException;
import org.kcovtck.target.Operation;
import org.kcovtck.target.Operation.Await;
import org.kcovtck.target.Operation.Barrier;
import org.kcovtck.target.Operation.CatchSignal;
import org.kcovtck.target.Operation.ClockGettime;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Dup;
import org.kcovtck.target.Operation.Fill;
import org.kcovtck.target.Operation.Getpid;
import org.kcovtck.target.Operation.Ioctl;
import org.kcovtck.target.Operation.IoctlPointer;
import org.kcovtck.target.Operation.Load;
import org.kcovtck.target.Operation.Mmap;
import org.kcovtck.target.Operation.Mount;
import org.kcovtck.target.Operation.Mremap;
import org.kcovtck.target.Operation.Munmap;
import org.kcovtck.target.Operation.Open;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Operation.ReceiveDescriptor;
import org.kcovtck.target.Operation.Seek;
import org.kcovtck.target.Operation.SendDescriptor;
import org.kcovtck.target.Operation.Statx;
import org.kcovtck.target.Operation.Store;
import org.kcovtck.target.Operation.Vfork;
import org.kcovtck.target.Operation.Write;
import org.kcovtck.target.Outcome;
import org.kcovtck.target.Syscall;

class OperationCodecTest {
    private static final int CALL = Protocol.OP_CALL;

    /** The operation; its code; which arguments point into the blob; the arguments from the first; the blob. */
    static List<Arguments> operations() {
        byte[] bytes = {1, 2, 3};
        return List.of(
                arguments(new Open("/a", 0x802), CALL, 0b10, args(0, -100, 0, 0x802), bytes("/a\0")),
                arguments(new Close(3), CALL, 0, args(1, 3), bytes("")),
                arguments(new Ioctl(3, 0x6364, -1), CALL, 0, args(2, 3, 0x6364, -1), bytes("")),
                arguments(new IoctlPointer(3, 0x40186366L, bytes), CALL, 0b100, args(2, 3, 0x40186366L, 0), bytes),
                arguments(new Mmap(3, 4096, 3, 8192), CALL, 0, args(3, 0, 4096, 3, 1, 3, 8192), bytes("")),
                arguments(new Munmap(0x7f0000000000L, 4096), CALL, 0, args(4, 0x7f0000000000L, 4096), bytes("")),
                arguments(new Mremap(4096, 1, 2), CALL, 0, args(5, 4096, 1, 2, 1), bytes("")),
                arguments(new Read(3, 100), CALL, 0b10, args(6, 3, 0, 100, 0, 0, 0, 100), bytes("")),
                arguments(new Write(3, bytes), CALL, 0b10, args(7, 3, 0, 3), bytes),
                arguments(new Seek(3, -5, 2), CALL, 0, args(8, 3, -5, 2), bytes("")),
                arguments(new Dup(3), CALL, 0, args(9, 3), bytes("")),
                arguments(new Getpid(), CALL, 0, args(10), bytes("")),
                arguments(new ClockGettime(4096), CALL, 0, args(11, 1, 4096), bytes("")),
                arguments(new Mount("a", "/b", "c"), CALL, 0b111, args(12, 0, 2, 5), bytes("a\0/b\0c\0")),
                arguments(
                        new Statx("/a"),
                        CALL,
                        0b10010,
                        args(13, -100, 256, 0, 0x7ff, 0, 0, 256),
                        bytes("\0".repeat(256) + "/a\0")),
                arguments(Syscall.GETTID.of(), CALL, 0, args(Syscall.GETTID.ordinal()), bytes("")),
                arguments(
                        Syscall.MPROTECT.of(number(4096), number(8192), named("PROT_READ", 1)),
                        CALL,
                        0,
                        args(14, 4096, 8192, 1),
                        bytes("")),
                arguments(
                        Syscall.SPLICE.of(text("in"), number(9), out(3), inOut(bytes), in(bytes)),
                        CALL,
                        0b11101,
                        args(Syscall.SPLICE.ordinal(), 6, 9, 0, 3, 9, 0, 6),
                        bytes("\0\0\0\1\2\3in\0\1\2\3")),
                arguments(new Barrier(3, 70), Protocol.OP_BARRIER, 0, args(3, 70), bytes("")),
                arguments(new SendDescriptor(3, 4), Protocol.OP_SEND_DESCRIPTOR, 0, args(3, 4), bytes("")),
                arguments(new ReceiveDescriptor(3), Protocol.OP_RECEIVE_DESCRIPTOR, 0, args(3), bytes("")),
                arguments(new CatchSignal(10), Protocol.OP_CATCH, 0, args(10), bytes("")),
                arguments(new Vfork(2), Protocol.OP_VFORK, 0, args(2), bytes("")),
                arguments(new Load(4096, 7), Protocol.OP_LOAD, 0, args(4096, 7), bytes("")),
                arguments(new Await(4096, 5), Protocol.OP_AWAIT, 0, args(4096, 5), bytes("")),
                arguments(new Fill(4096, 3, -2), Protocol.OP_FILL, 0, args(4096, 3, -2), bytes("")),
                arguments(new Store(4096, -2), Protocol.OP_STORE, 0, args(4096, -2), bytes("")));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationIsWhatTheHeaderSays(Operation operation, int code, int pointers, long[] args, byte[] blob) {
        ByteBuffer encoded =
                ByteBuffer.wrap(OperationCodec.encode(List.of(operation))).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(encoded.getShort(0)).isEqualTo((short) code);
        assertThat(encoded.getShort(2)).isEqualTo((short) pointers);
        assertThat(encoded.getInt(4)).isEqualTo(blob.length);
        long[] written = new long[8];
        encoded.position(8)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(written);
        assertThat(written).containsExactly(args);
        assertThat(Arrays.copyOfRange(encoded.array(), 72, 72 + blob.length)).isEqualTo(blob);
        assertThat(encoded.capacity()).isEqualTo(72 + (blob.length + 7) / 8 * 8);
    }

    @Test
    void everyOperationIsLookedAt() {
        Set<Class<?>> seen = new HashSet<>();
        operations().forEach(arguments -> seen.add(arguments.get()[0].getClass()));

        assertThat(seen).containsExactlyInAnyOrder(Operation.class.getPermittedSubclasses());
    }

    @Test
    void aScriptIsItsOperationsInOrder() {
        List<Operation> script = List.of(new Open("/a", 0), new Getpid());

        byte[] encoded = OperationCodec.encode(script);

        assertThat(encoded).hasSize(72 + 8 + 72);
        assertThat(Arrays.copyOfRange(encoded, 80, 152)).isEqualTo(OperationCodec.encode(List.of(new Getpid())));
    }

    @Test
    void resultsAreReadInOrderAndTheirPaddingSkipped() {
        List<Operation> script = List.of(new Read(3, 9), new Close(4));
        ByteBuffer results = ByteBuffer.allocate(16 + 16 + 16).order(ByteOrder.LITTLE_ENDIAN);
        results.putLong(9).putInt(9).putInt(0).put("123456789".getBytes(StandardCharsets.US_ASCII));
        results.putLong(32, -9);

        List<Outcome> outcomes = OperationCodec.decode(script, results.array());

        assertThat(outcomes).extracting(Outcome::operation).isEqualTo(script);
        assertThat(outcomes).extracting(Outcome::value).containsExactly(9L, -9L);
        assertThat(outcomes.get(0).data()).asString(StandardCharsets.US_ASCII).isEqualTo("123456789");
        assertThat(outcomes.get(1).data()).isEmpty();
    }

    @Test
    void aBarrierThatWasNotReachedByAllIsNoOutcome() {
        byte[] result = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(-110)
                .array();

        assertThatThrownBy(() -> OperationCodec.decode(List.of(new Barrier(2)), result))
                .isInstanceOf(BrokenException.class)
                .hasMessage("not all tasks have come to the barrier of 2 tasks: ETIMEDOUT");
    }

    @Test
    void resultsThatEndTooEarlyAreRefusedWhereverTheyEnd() {
        List<Operation> script = List.of(new Read(3, 4), new Getpid());
        byte[] whole = ByteBuffer.allocate(16 + 8 + 16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(4)
                .putInt(4)
                .array();

        assertThat(OperationCodec.decode(script, whole)).hasSize(2);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> OperationCodec.decode(script, part))
                    .as("%d bytes", length)
                    .isInstanceOf(BrokenException.class)
                    .hasMessage("the agent answered fewer results than operations were sent");
        }
    }

    @Test
    void aResultWithMoreDataThanThereIsIsRefused() {
        for (int length : new int[] {-1, 1, Integer.MAX_VALUE}) {
            byte[] result = ByteBuffer.allocate(16)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(0)
                    .putInt(length)
                    .array();

            assertThatThrownBy(() -> OperationCodec.decode(List.of(new Getpid()), result))
                    .as("%d bytes", length)
                    .isInstanceOf(BrokenException.class);
        }
    }

    private static long[] args(long... first) {
        return Arrays.copyOf(first, 8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
