/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A processor of a VM that does nothing but run the kernel, whenever it is looked at. One that waits for an interrupt,
 * or runs a program now and then, is not stuck.
 */
final class StuckProcessor {
    private static final int LOOKS = 40;
    private static final int LOOK_EVERY_MS = 25;
    /** How QEMU's {@code info registers -a} begins with each processor. */
    private static final Pattern NEXT = Pattern.compile("(?m)^CPU#\\d+\\s*$");

    private static final Pattern IN_KERNEL = Pattern.compile("\\bCPL=0\\b.*\\bHLT=0\\b");

    private StuckProcessor() {}

    /** Looks for about a second. */
    static boolean isThereIn(Monitor control) throws IOException, InterruptedException {
        boolean[] stuck = areInKernel(control.human("info registers -a"));
        for (int look = 1; look < LOOKS && anyOf(stuck); look++) {
            Thread.sleep(LOOK_EVERY_MS);
            boolean[] now = areInKernel(control.human("info registers -a"));
            for (int processor = 0; processor < stuck.length; processor++) {
                stuck[processor] &= processor < now.length && now[processor];
            }
        }
        return anyOf(stuck);
    }

    /** Of each processor, whether it runs the kernel, from what QEMU says of its registers. */
    static boolean[] areInKernel(String registers) {
        List<String> processors = Arrays.stream(NEXT.split(registers))
                .filter(text -> !text.isBlank())
                .toList();
        boolean[] inKernel = new boolean[processors.size()];
        for (int i = 0; i < inKernel.length; i++) {
            inKernel[i] = IN_KERNEL.matcher(processors.get(i)).find();
        }
        return inKernel;
    }

    private static boolean anyOf(boolean[] all) {
        for (boolean one : all) {
            if (one) {
                return true;
            }
        }
        return false;
    }
}
