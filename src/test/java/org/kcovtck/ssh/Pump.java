/* SPDX-License-Identifier: Apache-2.0 */
package org.kcovtck.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Passes bytes on as they come. */
final class Pump {
    private Pump() {}

    static Thread start(InputStream from, OutputStream to) {
        Thread pump = new Thread(() -> {
            try (to) {
                copy(from, to);
            } catch (IOException e) {
                // One of the two ends has gone, which is how most conversations end.
            }
        });
        pump.setDaemon(true);
        pump.start();
        return pump;
    }

    static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] some = new byte[1 << 16];
        for (int n = from.read(some); n >= 0; n = from.read(some)) {
            to.write(some, 0, n);
            to.flush();
        }
    }
}
