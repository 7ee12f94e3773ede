/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.target;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.kcovtck.abi.Handle;

/**
 * One statement of a program for the {@link Probe}. A program is performed in the task that writes it, statement by
 * statement; blocks move a part of it to another context.
 */
public record Statement(String text) {
    /** Places in the probe from which the compiler's callbacks are called: each has an address of its own. */
    public enum Site {
        A,
        B,
        C,
        D;

        @Override
        public String toString() {
            return Integer.toString(ordinal());
        }
    }

    /** {@code kcov_remote_start(handle)}. */
    public static Statement start(Handle handle) {
        return new Statement("start 0x" + Long.toHexString(handle.bits()));
    }

    /** {@code kcov_remote_start()} of the handle that {@link #common} has stored. */
    public static Statement startCommon() {
        return new Statement("start common");
    }

    /** {@code kcov_remote_stop()}. */
    public static Statement stop() {
        return new Statement("stop");
    }

    /** So many PCs, all of this place. */
    public static Statement pcs(Site site, int number) {
        return new Statement("pc " + site + " " + number);
    }

    /** A comparison of two variables of 1, 2, 4 or 8 bytes. */
    public static Statement compare(int bytes, long left, long right) {
        return new Statement(String.format("cmp %d 0x%x 0x%x", bytes, left, right));
    }

    /** A comparison of a variable of 1, 2, 4 or 8 bytes with a constant. */
    public static Statement compareConstant(int bytes, long constant, long value) {
        return new Statement(String.format("const_cmp %d 0x%x 0x%x", bytes, constant, value));
    }

    /** A switch over a value of so many bytes, with these cases (at most 8). */
    public static Statement switchOver(int bytes, long value, long... cases) {
        String each = Arrays.stream(cases)
                .mapToObj(number -> String.format("0x%x ", number))
                .collect(Collectors.joining());
        return new Statement(String.format("switch %d 0x%x { %s}", bytes, value, each));
    }

    /** Stores what {@code kcov_common_handle()} returns here, for {@link #startCommon} and {@link Probe#commonHandle}. */
    public static Statement common() {
        return new Statement("common");
    }

    /** A part of the program that the probe's kernel thread performs; goes on when that has ended or is held. */
    public static Statement thread(Statement... program) {
        return block("thread", program);
    }

    /** A part of the program that a softirq performs, which interrupts the context that is here. */
    public static Statement softirq(Statement... program) {
        return block("softirq", program);
    }

    /** A part of the program that a hardware interrupt performs, which interrupts the context that is here. */
    public static Statement hardirq(Statement... program) {
        return block("hardirq", program);
    }

    /** In a kernel thread only: holds it until {@link #release}. */
    public static Statement hold() {
        return new Statement("hold");
    }

    /** Lets the thread that is held go on; returns when it has ended or is held again. */
    public static Statement release() {
        return new Statement("release");
    }

    /** Statements as the probe reads them. */
    static String program(Statement... program) {
        return Arrays.stream(program).map(Statement::text).collect(Collectors.joining(" "));
    }

    private static Statement block(String context, Statement... program) {
        return new Statement(context + " { " + program(program) + " }");
    }
}
