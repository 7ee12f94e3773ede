/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.vm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kcovtck.errors.BrokenException;

/** QEMU's own report on its user network, {@code info usernet}. */
final class Usernet {
    private static final Pattern FORWARD =
            Pattern.compile("(?m)^\\s*TCP\\[HOST_FORWARD\\]\\s+\\d+\\s+\\S+\\s+(\\d+)\\s+\\S+\\s+(\\d+)\\s");

    private Usernet() {}

    /** The port of this machine that leads to a port of the guest. */
    static int forwardedTo(int guestPort, String report) {
        Matcher forward = FORWARD.matcher(report);
        while (forward.find()) {
            if (Integer.parseInt(forward.group(2)) == guestPort) {
                return Integer.parseInt(forward.group(1));
            }
        }
        throw new BrokenException("QEMU forwards no port to port " + guestPort + " of the guest: " + report.strip());
    }
}
