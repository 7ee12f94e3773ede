/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kcovtck.target.Argument.in;
import static org.kcovtck.target.Argument.inOut;
import static org.kcovtck.target.Argument.named;
import static org.kcovtck.target.Argument.number;
import static org.kcovtck.target.Argument.out;
import static org.kcovtck.target.Argument.text;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** A system call that has no operation of its own. */
class SyscallTest {
    @Test
    void isPrintedAsStraceWould() {
        assertThat(Syscall.PIPE2.of(out(8), named("O_CLOEXEC", 0x80000))).hasToString("pipe2(..., O_CLOEXEC)");
        assertThat(Syscall.IOCTL.of(number(3), number(0xc018aa3fL), inOut(new byte[24])))
                .hasToString("ioctl(3, 0xc018aa3f, {24 bytes})");
        assertThat(Syscall.MEMFD_CREATE.of(text("a"), in((byte) 1), number(-1)))
                .hasToString("memfd_create(\"a\", {1 bytes}, -1)");
        assertThat(Syscall.GETTID.of()).hasToString("gettid()");
    }

    @Test
    void bringsBackNumbers() {
        byte[] data = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(3)
                .putInt(-4)
                .array();

        assertThat(new Outcome(Syscall.PIPE2.of(out(8)), 0, data).ints()).containsExactly(3, -4);
    }
}
