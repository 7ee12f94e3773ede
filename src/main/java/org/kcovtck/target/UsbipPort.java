/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import static org.kcovtck.target.Argument.named;
import static org.kcovtck.target.Argument.number;
import static org.kcovtck.target.Argument.out;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.kcovtck.target.Operation.Close;
import org.kcovtck.target.Operation.Read;
import org.kcovtck.target.Operation.SystemCall;
import org.kcovtck.target.Operation.Write;
import org.opentest4j.AssertionFailedError;

/**
 * A device that is plugged into the first port of the virtual USB host controller, over a socket whose far end a task
 * has. A thread of the kernel receives what comes out of the socket, packet by packet, each in a section that begins
 * before the packet is there. The device never answers, so no driver gets to see it.
 *
 * @param socket the far end
 */
public record UsbipPort(Task task, int socket) {
    private static final String CONTROLLER = "/sys/devices/platform/vhci_hcd.0/";
    /** A line for each port, in order: hub, port, status, speed, device, socket, bus id. */
    public static final String STATUS_PATH = CONTROLLER + "status";

    private static final String FREE = "004";
    private static final int HIGH_SPEED = 3;
    private static final int RET_SUBMIT = 3;
    private static final int STATUS_AT = 20;
    private static final int EPROTO = 71;
    private static final int PACKET_BYTES = 48;
    private static final byte[] SOME_OF_A_PACKET = new byte[16];

    /** Whether all ports are free, so that nobody's devices are there. */
    public static boolean areAllFree(Task task) {
        return new Sysfs(task)
                .read(STATUS_PATH)
                .filter(status ->
                        status.lines().skip(1).allMatch(line -> status(line).equals(FREE)))
                .isPresent();
    }

    /** Plugs a device in, in the name of this task; that has to succeed. */
    public static UsbipPort attach(Task task) {
        SystemCall pair = Syscall.SOCKETPAIR.of(named("AF_UNIX", 1), named("SOCK_STREAM", 1), number(0), out(8));
        int[] ends = task.run(pair).required().ints();
        task.writeFile(CONTROLLER + "attach", String.format("0 %d 1 %d", ends[0], HIGH_SPEED));
        task.run(new Close(ends[0]));
        return new UsbipPort(task, ends[1]);
    }

    /** Sends a part of a packet, and returns when the thread has taken it: then its section is running. */
    public void beginPacket(Duration atMost) {
        task.run(new Write(socket, SOME_OF_A_PACKET)).required();
        SystemCall unread = Syscall.IOCTL.of(number(socket), named("SIOCOUTQ", 0x5411), out(Integer.BYTES));
        await("the thread reads", atMost, () -> task.run(unread).required().ints()[0] == 0);
    }

    /**
     * Waits for a request of the kernel and answers it with EPROTO, so that the thread gives its URB back: see
     * Documentation/usb/usbip_protocol.rst.
     */
    public void refuseRequest() {
        byte[] read = task.run(new Read(socket, PACKET_BYTES)).required().data();
        byte[] request = Arrays.copyOf(read, PACKET_BYTES);
        ByteBuffer answer = ByteBuffer.allocate(PACKET_BYTES);
        answer.putInt(RET_SUBMIT).putInt(ByteBuffer.wrap(request).getInt(Integer.BYTES));
        answer.putInt(STATUS_AT, -EPROTO);
        task.run(new Write(socket, answer.array())).required();
    }

    /** Closes the socket, which ends the section, and returns when the port is free, so that the thread has ended. */
    public void detach(Duration atMost) {
        task.run(new Close(socket)).required();
        await("the port gets free", atMost, () -> areAllFree(task));
    }

    private static String status(String line) {
        return line.split(" +")[2];
    }

    private static void await(String what, Duration atMost, Supplier<Boolean> condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.get()) {
            if (System.nanoTime() > end) {
                throw new AssertionFailedError(what, "within " + atMost.toSeconds() + " s", "not yet");
            }
        }
    }
}
